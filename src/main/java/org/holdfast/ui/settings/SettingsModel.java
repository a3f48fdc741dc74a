// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.device.Text;
import org.holdfast.media.MediaEngine;
import org.holdfast.net.LocalInterface;
import org.holdfast.service.Preferences;
import org.holdfast.service.Services;
import org.holdfast.ui.control.Background;
import org.holdfast.ui.control.SettingEntry;

/** The application's settings as rows. FX thread only; needs no window. */
final class SettingsModel {
    static final String BUNDLE = "org.holdfast.ui.settings.words";
    private static final String INTERFACE = "interface-";

    private final Services services;
    private final Background background;

    SettingsModel(Services services, Background background) {
        this.services = services;
        this.background = background;
    }

    private static Text text(String key, Object... values) {
        return Text.of(BUNDLE, key, values);
    }

    private Preferences now() {
        return services.preferences().current();
    }

    private static Setting.About about(String name, Text label, Optional<Text> note) {
        return new Setting.About(name, label, Text.literal(""), note, true);
    }

    private SettingEntry entry(Supplier<Setting> read, SettingEntry.Writer writer) {
        return new SettingEntry(read.get(), background, writer);
    }

    /** Light, dark, or as the system. */
    SettingEntry theme() {
        Supplier<Setting> read = () -> new Setting.Choice(
                about("theme", text("theme"), Optional.empty()),
                now().theme().name(),
                List.of(
                        new Setting.Option("SYSTEM", text("theme.system")),
                        new Setting.Option("LIGHT", text("theme.light")),
                        new Setting.Option("DARK", text("theme.dark"))));
        return entry(read, (name, value) -> {
            services.preferences().update(present -> present.withTheme(Preferences.Theme.valueOf(value)));
            return new Settings.Applied(read.get(), Optional.empty());
        });
    }

    /** The language; takes effect at the next start. */
    SettingEntry language() {
        Supplier<Setting> read = () -> new Setting.Choice(
                about("language", text("language"), Optional.of(text("language.note"))),
                now().language().orElse("system"),
                List.of(
                        new Setting.Option("system", text("language.system")),
                        new Setting.Option("en", Text.literal(Locale.ENGLISH.getDisplayLanguage(Locale.ENGLISH)))));
        return entry(read, (name, value) -> {
            Optional<String> wanted = value.equals("system") ? Optional.empty() : Optional.of(value);
            services.preferences().update(present -> present.withLanguage(wanted));
            return new Settings.Applied(read.get(), Optional.empty());
        });
    }

    /** Which player. */
    SettingEntry engine() {
        Supplier<Setting> read = () -> new Setting.Choice(
                about("engine", text("engine"), Optional.of(text("engine.note"))),
                now().engine().name(),
                List.of(
                        new Setting.Option("AUTOMATIC", text("engine.automatic")),
                        new Setting.Option("VLC", text("engine.vlc")),
                        new Setting.Option("FFMPEG", text("engine.ffmpeg"))));
        return entry(read, (name, value) -> {
            services.preferences().update(present -> present.withEngine(Preferences.EngineChoice.valueOf(value)));
            return new Settings.Applied(read.get(), Optional.empty());
        });
    }

    /** What live pictures are recorded as. */
    SettingEntry films() {
        Supplier<Setting> read = () -> new Setting.Choice(
                about("films", text("films"), Optional.of(text("films.note"))),
                now().films().name(),
                List.of(
                        new Setting.Option("MP4", text("films.mp4")),
                        new Setting.Option("MP4_H264", text("films.h264")),
                        new Setting.Option("AVI", text("films.avi"))));
        return entry(read, (name, value) -> {
            services.preferences().update(present -> present.withFilms(Preferences.Film.valueOf(value)));
            return new Settings.Applied(read.get(), Optional.empty());
        });
    }

    /** What was found out about each player. */
    List<MediaEngine> engines() {
        return services.live().engines();
    }

    /** One switch for each interface that searches can use, and for each that was switched off and is away now. */
    List<SettingEntry> interfaces() {
        List<SettingEntry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (LocalInterface each : services.network().interfaces().active()) {
            if (!each.loopback()) {
                seen.add(each.name());
                String addresses = each.networks().stream()
                        .map(network -> network.address().getHostAddress())
                        .collect(Collectors.joining(", "));
                String label = each.label().equals(each.name()) ? each.name() : each.label() + " (" + each.name() + ")";
                entries.add(interfaceSwitch(each.name(), label, Text.literal(addresses)));
            }
        }
        now().mutedInterfaces().stream()
                .filter(name -> !seen.contains(name))
                .sorted()
                .forEach(name -> entries.add(interfaceSwitch(name, name, text("interface.away"))));
        return entries;
    }

    private SettingEntry interfaceSwitch(String interfaceName, String label, Text note) {
        Supplier<Setting> read = () -> new Setting.Toggle(
                about(INTERFACE + interfaceName, Text.literal(label), Optional.of(note)),
                !now().mutedInterfaces().contains(interfaceName));
        return entry(read, (name, value) -> {
            services.preferences().update(present -> {
                Set<String> muted = new HashSet<>(present.mutedInterfaces());
                if (value.equals("on")) {
                    muted.remove(interfaceName);
                } else {
                    muted.add(interfaceName);
                }
                return present.withMutedInterfaces(muted);
            });
            return new Settings.Applied(read.get(), Optional.empty());
        });
    }

    /** Whether the log holds every exchange. */
    SettingEntry verboseLog() {
        Supplier<Setting> read = () -> new Setting.Toggle(
                about("verbose-log", text("log.verbose"), Optional.of(text("log.verbose.note"))), now().verboseLog());
        return entry(read, (name, value) -> {
            services.preferences().update(present -> present.withVerboseLog(value.equals("on")));
            return new Settings.Applied(read.get(), Optional.empty());
        });
    }

    /** Where snapshots and recordings go now. */
    Path pictures() {
        return now().pictures().orElse(services.folders().pictures());
    }

    /** Whether the user chose that folder. */
    boolean picturesChosen() {
        return now().pictures().isPresent();
    }

    void choosePictures(Optional<Path> folder) {
        services.preferences().update(present -> present.withPictures(folder));
    }
}
