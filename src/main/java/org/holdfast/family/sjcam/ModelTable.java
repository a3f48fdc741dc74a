// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The options of all models that are known, from {@code models.json}. Some models have several tables, one for each
 * time the maker changed it. Immutable.
 */
final class ModelTable {
    private final Map<String, Map<FirmwareVersion, ModelOptions>> models;

    private ModelTable(Map<String, Map<FirmwareVersion, ModelOptions>> models) {
        this.models = models;
    }

    /** Reads the table that comes with Holdfast. */
    static ModelTable load() {
        try (InputStream in = Objects.requireNonNull(ModelTable.class.getResourceAsStream("models.json"))) {
            JsonNode models = JsonMapper.shared().readTree(in).required("models");
            Map<String, Map<FirmwareVersion, ModelOptions>> read = new TreeMap<>();
            for (Map.Entry<String, JsonNode> model : models.properties()) {
                Map<FirmwareVersion, ModelOptions> versions = new TreeMap<>();
                for (Map.Entry<String, JsonNode> version : model.getValue().properties()) {
                    versions.put(
                            FirmwareVersion.find(version.getKey()).orElseThrow(),
                            new ModelOptions(model.getKey(), options(version.getValue())));
                }
                read.put(model.getKey(), versions);
            }
            return new ModelTable(read);
        } catch (IOException e) {
            throw new UncheckedIOException("models.json cannot be read", e);
        }
    }

    /** The keys of all models. */
    Set<String> keys() {
        return Set.copyOf(models.keySet());
    }

    /**
     * The options of a model.
     *
     * <p>With several tables, the newest that is not newer than the firmware; where the firmware's version is not
     * known, only what all tables agree on, so that no option is ever called by another's name.
     *
     * @param firmware the camera's own words
     */
    Optional<ModelOptions> options(String key, String firmware) {
        Map<FirmwareVersion, ModelOptions> versions = models.get(key);
        if (versions == null) {
            return Optional.empty();
        }
        if (versions.size() == 1) {
            return versions.values().stream().findFirst();
        }
        Optional<FirmwareVersion> version = FirmwareVersion.find(firmware);
        if (version.isEmpty()) {
            return Optional.of(agreed(key, List.copyOf(versions.values())));
        }
        return versions.entrySet().stream()
                .filter(each -> each.getKey().compareTo(version.get()) <= 0)
                .map(Map.Entry::getValue)
                .reduce((older, newer) -> newer);
    }

    private static ModelOptions agreed(String key, List<ModelOptions> tables) {
        Map<SjcamSetting, List<SettingOption>> agreed = new EnumMap<>(SjcamSetting.class);
        for (SjcamSetting setting : SjcamSetting.values()) {
            List<SettingOption> common = tables.getFirst().of(setting).stream()
                    .filter(option ->
                            tables.stream().allMatch(table -> table.of(setting).contains(option)))
                    .toList();
            if (!common.isEmpty()) {
                agreed.put(setting, common);
            }
        }
        return new ModelOptions(key, agreed);
    }

    private static Map<SjcamSetting, List<SettingOption>> options(JsonNode table) {
        Map<SjcamSetting, List<SettingOption>> options = new EnumMap<>(SjcamSetting.class);
        for (Map.Entry<String, JsonNode> entry : table.properties()) {
            SjcamSetting setting =
                    SjcamSetting.of(Integer.parseInt(entry.getKey())).orElseThrow();
            options.put(setting, options(setting, entry.getValue()));
        }
        return options;
    }

    /** An index that the model takes and of which nobody wrote down what it means has no words in the table. */
    private static SettingOption own(int index, JsonNode words) {
        return words.isNull() ? SettingOption.unverified(index) : SettingOption.own(index, words.asString());
    }

    private static List<SettingOption> options(SjcamSetting setting, JsonNode list) {
        int count = list.isArray() ? list.size() : list.asInt();
        List<SettingOption> options = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            options.add(
                    switch (setting.labels()) {
                        case OWN -> own(index, list.get(index));
                        case SECONDS ->
                            SettingOption.seconds(index, list.get(index).asDouble());
                        case SWITCH, EXPOSURE, WHITE_BALANCE, SHARPNESS, COLOUR, ISO, FREQUENCY, NUMBER ->
                            SettingOption.shared(setting.labels(), index);
                    });
        }
        return List.copyOf(options);
    }
}
