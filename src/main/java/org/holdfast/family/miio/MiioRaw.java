// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.holdfast.family.miio.MiioTexts.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.holdfast.device.DeviceException;
import org.holdfast.device.RawAccess;
import org.holdfast.device.Text;
import org.holdfast.family.miio.dialect.Dialect;
import org.holdfast.family.miio.dialect.Entry;
import org.holdfast.family.miio.dialect.MiotProperties;
import org.holdfast.family.miio.dialect.Pause;
import org.holdfast.family.miio.dialect.PropertyAddress;
import org.holdfast.family.miio.wire.Answer;
import org.holdfast.family.miio.wire.Call;
import org.holdfast.family.miio.wire.MiioClient;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A device's properties by their numbers and its commands as they are, for models that nobody described. */
final class MiioRaw implements RawAccess {
    /** A question that is larger is never answered, and the device is kept busy for minutes. */
    private static final int MOST_PROPERTIES = 1024;

    private static final int LARGEST_NUMBER = 999;

    /** Few at once, with pauses, because plugs that are asked for everything stop answering (section 7). */
    private static final int AT_ONCE = 5;

    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(7);
    private static final Pattern METHOD = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{0,63}");

    /** What may make the device useless, or leave the network: firmware, Wi-Fi, factory state. */
    private static final List<String> HARMFUL =
            List.of("miio.ota", "miio.config", "miio.restore", "miio.xdel", "miio.bleconfig", "miio.set_model");

    private static final List<Example> OF_NUMBERS = List.of(
            new Example("miIO.info", "[]"),
            new Example("get_properties", "[{\"did\":\"x\",\"siid\":2,\"piid\":1}]"),
            new Example("set_properties", "[{\"did\":\"x\",\"siid\":2,\"piid\":1,\"value\":true}]"));
    private static final List<Example> OF_NAMES = List.of(
            new Example("miIO.info", "[]"),
            new Example("get_prop", "[\"power\"]"),
            new Example("set_power", "[\"on\"]"),
            new Example("miIO.wifi_assoc_state", "[]"));

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxDocumentLength(4096L)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final MiioClient client;
    private final Calls calls;
    private final Optional<MiotProperties> properties;
    private final Map<PropertyAddress, Text> labels;
    private final Pause pause;

    /** @param labels what properties are called, as far as that is known */
    MiioRaw(MiioClient client, Calls calls, Dialect dialect, Map<PropertyAddress, Text> labels, Pause pause) {
        this.client = client;
        this.calls = calls;
        this.properties =
                dialect instanceof Dialect.Miot(MiotProperties numbered) ? Optional.of(numbered) : Optional.empty();
        this.labels = labels;
        this.pause = pause;
    }

    @Override
    public boolean browses() {
        return properties.isPresent();
    }

    @Override
    public void browse(Range range, Consumer<Property> each) throws DeviceException, InterruptedException {
        MiotProperties numbered = properties.orElseThrow(
                () -> new DeviceException.Unsupported(text("raw.no-numbers"), text("raw.no-numbers.advice")));
        List<PropertyAddress> all = addresses(range);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            if (from > 0) {
                pause.of(BETWEEN);
            }
            List<PropertyAddress> asked = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            Map<PropertyAddress, Entry> said = numbered.get(asked);
            for (Map.Entry<PropertyAddress, Entry> one : said.entrySet()) {
                property(one.getKey(), one.getValue()).ifPresent(each);
            }
        }
    }

    private static List<PropertyAddress> addresses(Range range) throws DeviceException {
        long services = (long) range.lastService() - range.firstService() + 1;
        long each = (long) range.lastProperty() - range.firstProperty() + 1;
        boolean sound = range.firstService() >= 1
                && range.firstProperty() >= 1
                && range.lastService() <= LARGEST_NUMBER
                && range.lastProperty() <= LARGEST_NUMBER
                && services >= 1
                && each >= 1
                && services * each <= MOST_PROPERTIES;
        if (!sound) {
            throw new DeviceException.NotAllowed(
                    text("raw.range", Integer.toString(MOST_PROPERTIES), Integer.toString(LARGEST_NUMBER)),
                    text("raw.range.advice"));
        }
        List<PropertyAddress> all = new ArrayList<>();
        for (int service = range.firstService(); service <= range.lastService(); service++) {
            for (int property = range.firstProperty(); property <= range.lastProperty(); property++) {
                all.add(new PropertyAddress(service, property));
            }
        }
        return all;
    }

    /** Empty where there is no such property. */
    private Optional<Property> property(PropertyAddress address, Entry entry) {
        return switch (entry) {
            case Entry.Value(JsonNode value) ->
                Optional.of(new Property(
                        address.siid(),
                        address.piid(),
                        Optional.of(Blanked.of(value, client).toString()),
                        Optional.ofNullable(labels.get(address))));
            case Entry.Code(int code) ->
                // It exists and can only be written.
                code == -4001
                        ? Optional.of(new Property(
                                address.siid(),
                                address.piid(),
                                Optional.empty(),
                                Optional.ofNullable(labels.get(address))))
                        : Optional.empty();
        };
    }

    @Override
    public String send(String method, String parameters) throws DeviceException, InterruptedException {
        String name = method.strip();
        if (!METHOD.matcher(name).matches()) {
            throw new DeviceException.NotAllowed(text("raw.method"), text("raw.method.advice"));
        }
        String folded = name.toLowerCase(Locale.ROOT);
        if (HARMFUL.stream().anyMatch(folded::startsWith)) {
            throw new DeviceException.NotAllowed(text("raw.harmful", name), text("raw.harmful.advice"));
        }
        Answer answer = calls.call(Call.once(name, parse(parameters)), PATIENCE);
        JsonNode said = answer instanceof Answer.Failure(int code, String message)
                ? JSON.createObjectNode()
                        .set("error", JSON.createObjectNode().put("code", code).put("message", message))
                : answer.result(calls.where());
        return Blanked.of(said, client).toString();
    }

    private static JsonNode parse(String parameters) throws DeviceException {
        if (parameters.isBlank()) {
            return JSON.createArrayNode();
        }
        try {
            JsonNode read = JSON.readTree(parameters);
            if (read != null && read.isContainer()) {
                return read;
            }
        } catch (JacksonException e) {
            // Its words repeat what was typed, which may hold a password.
            throw new DeviceException.NotAllowed(text("raw.json"), text("raw.json.advice"));
        }
        throw new DeviceException.NotAllowed(text("raw.json"), text("raw.json.advice"));
    }

    @Override
    public List<Example> examples() {
        return browses() ? OF_NUMBERS : OF_NAMES;
    }
}
