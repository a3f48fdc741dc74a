// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.holdfast.device.Setting;
import org.holdfast.device.Setting.About;
import org.holdfast.device.Setting.Option;
import org.holdfast.device.Text;

/** Makes settings out of what the camera said and what its model is known to understand. */
final class SettingRows {
    static final String WIFI_NAME = "wifi-name";
    static final String WIFI_PASSPHRASE = "wifi-passphrase";
    static final String FORMAT_CARD = "format-card";
    static final String RESET = "reset-settings";
    static final String POWER_OFF = "power-off";
    static final String RESTART_WIFI = "restart-wifi";

    /** Listed by the firmware, but nobody saw what they do on an SJ4000. */
    private static final Set<SjcamSetting> ONLY_LISTED =
            Set.of(SjcamSetting.QUALITY, SjcamSetting.LIVE_SIZE, SjcamSetting.ROTATE);

    private static final Set<SjcamSetting> WITH_NOTE = Set.of(
            SjcamSetting.VIDEO_SIZE,
            SjcamSetting.MOTION_START,
            SjcamSetting.DATE_STAMP,
            SjcamSetting.PHOTO_INTERVAL,
            SjcamSetting.WHITE_BALANCE,
            SjcamSetting.EXPOSURE,
            SjcamSetting.AUTO_OFF);

    private final SjcamIdentity identity;

    SettingRows(SjcamIdentity identity) {
        this.identity = identity;
    }

    /**
     * All rows.
     *
     * @param settings the answer to {@code 3014}
     * @param condition battery and card
     */
    List<Setting> all(SjcamAnswer settings, List<Setting> condition) {
        List<Setting> rows = new ArrayList<>();
        for (SjcamSetting setting : SjcamSetting.values()) {
            if (setting.group() != SjcamSetting.Group.CAMERA) {
                settings.item(setting.command()).ifPresent(item -> rows.add(row(setting, item.status())));
            }
        }
        for (SjcamSetting setting : SjcamSetting.values()) {
            if (setting.group() == SjcamSetting.Group.CAMERA) {
                settings.item(setting.command()).ifPresent(item -> rows.add(row(setting, item.status())));
            }
        }
        rows.addAll(condition);
        if (identity.options().isPresent()) {
            rows.add(powerOff());
            rows.add(wifiName());
            rows.add(wifiPassphrase());
            if (identity.lists(SjcamCommand.restartWifi().number())) {
                rows.add(restartWifi());
            }
            rows.add(formatCard());
            rows.add(resetSettings());
        }
        return List.copyOf(rows);
    }

    /** The row of one setting, with the status that {@code 3014} read. */
    Setting row(SjcamSetting setting, String status) {
        OptionalInt index = index(status);
        List<SettingOption> options =
                identity.options().map(model -> model.of(setting)).orElse(List.of());
        if (index.isEmpty()) {
            return new Setting.ReadOnly(about(setting), shortened(status), Text.literal(shortened(status)));
        }
        if (options.isEmpty()) {
            SettingOption only = understood(setting, index.getAsInt());
            return new Setting.ReadOnly(about(setting), only.value(), only.label());
        }
        SettingOption present = options.stream()
                .filter(option -> option.index() == index.getAsInt())
                .findFirst()
                .orElseGet(() -> SettingOption.number(index.getAsInt()));
        boolean toggle =
                setting.labels() == SjcamSetting.Labels.SWITCH && options.size() == 2 && options.contains(present);
        return toggle
                ? new Setting.Toggle(about(setting), present.index() == 1)
                : new Setting.Choice(about(setting), present.value(), choices(options));
    }

    /** What a read-only value means, where the model's maker is known to mean that. */
    private SettingOption understood(SjcamSetting setting, int index) {
        return identity.dialect() == Dialect.SJCAM
                ? SettingOption.shared(setting.labels(), index)
                : SettingOption.number(index);
    }

    /** The values that a setting can have, as advice. */
    Text choices(SjcamSetting setting) {
        return text(
                "not-allowed.value.advice",
                String.join(
                        ", ",
                        identity.options().map(model -> model.of(setting)).orElse(List.of()).stream()
                                .map(SettingOption::value)
                                .toList()));
    }

    private static List<Option> choices(List<SettingOption> options) {
        return options.stream()
                .map(option -> new Option(option.value(), option.label()))
                .toList();
    }

    private static OptionalInt index(String status) {
        return new SjcamAnswer.Item(0, status, "", List.of()).code();
    }

    private static String shortened(String status) {
        String plain = status.replaceAll("\\p{Cntrl}+", " ");
        return plain.length() > 60 ? plain.substring(0, 60) : plain;
    }

    private About about(SjcamSetting setting) {
        boolean known = identity.dialect() == Dialect.SJCAM || !setting.clashing();
        Text label = known ? setting.label() : text("setting.number", Integer.toString(setting.command()));
        return new About(
                setting.id(),
                label,
                setting.group().label(),
                WITH_NOTE.contains(setting) && known ? Optional.of(text("note." + setting.id())) : Optional.empty(),
                identity.proven() && !ONLY_LISTED.contains(setting));
    }

    private About about(String name, SjcamSetting.Group group, boolean noted, boolean proven) {
        return new About(
                name,
                text("setting." + name),
                group.label(),
                noted ? Optional.of(text("note." + name)) : Optional.empty(),
                proven);
    }

    Setting wifiName() {
        return new Setting.Words(
                about(WIFI_NAME, SjcamSetting.Group.WIFI, true, identity.proven()),
                "",
                SjcamCommand.WIFI_NAME,
                text("rule.wifi-name"),
                false);
    }

    Setting wifiPassphrase() {
        return new Setting.Words(
                about(WIFI_PASSPHRASE, SjcamSetting.Group.WIFI, true, identity.proven()),
                "",
                SjcamCommand.PASSPHRASE,
                text("rule.wifi-passphrase"),
                true);
    }

    Setting formatCard() {
        return action(FORMAT_CARD, SjcamSetting.Group.CARD, Optional.of(Confirmation.FORMAT.word()), identity.proven());
    }

    Setting resetSettings() {
        return action(RESET, SjcamSetting.Group.CAMERA, Optional.of(Confirmation.RESET.word()), identity.proven());
    }

    Setting powerOff() {
        return action(POWER_OFF, SjcamSetting.Group.CAMERA, Optional.empty(), identity.proven());
    }

    Setting restartWifi() {
        return action(RESTART_WIFI, SjcamSetting.Group.WIFI, Optional.empty(), false);
    }

    private Setting action(String name, SjcamSetting.Group group, Optional<String> confirmation, boolean proven) {
        return new Setting.Action(
                about(name, group, false, proven), text("button." + name), confirmation, text("consequence." + name));
    }

    /** The names of all rows that may be there, for the test that looks for their words. */
    static List<String> names() {
        List<String> names = new ArrayList<>(
                Arrays.stream(SjcamSetting.values()).map(SjcamSetting::id).toList());
        names.addAll(List.of(WIFI_NAME, WIFI_PASSPHRASE, FORMAT_CARD, RESET, POWER_OFF, RESTART_WIFI));
        names.replaceAll(name -> name.toLowerCase(Locale.ROOT));
        return names;
    }
}
