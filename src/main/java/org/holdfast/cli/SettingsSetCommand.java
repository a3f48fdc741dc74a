// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.device.Text;
import org.holdfast.service.Services;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes one setting and prints what the device says afterwards. */
@Command(name = "set")
final class SettingsSetCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0")
    private String device = "";

    @Parameters(paramLabel = "NAME", index = "1")
    private String name = "";

    @Parameters(paramLabel = "VALUE", index = "2", arity = "0..1")
    private @Nullable String value;

    @Option(names = "--password-file", paramLabel = "FILE")
    private @Nullable Path passwordFile;

    SettingsSetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        Services services = context.services();
        DeviceChoice.Known known = DeviceChoice.device(services, device);
        try (DeviceSettings settings = new DeviceSettings(services, known)) {
            Optional<Setting> kept = named(settings.kept());
            if (kept.isPresent()) {
                show(settings.choose(name, wanted().valueFor(kept.get())));
                return CommandLineProgram.DONE;
            }
            Setting own = named(settings.own())
                    .orElseThrow(() -> new UsageFailure(Words.of("settings.unknown", known.name(), name, device)));
            return apply(settings, own, known.name());
        }
    }

    private int apply(DeviceSettings settings, Setting setting, String deviceName)
            throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        Settings.Applied applied = settings.apply(name, wanted().valueFor(setting));
        show(applied.setting());
        if (applied.why().isPresent()) {
            Text why = applied.why().get();
            throw new CommandFailure(
                    Words.of("settings.ignored", deviceName, setting.about().label()), Optional.of(why));
        }
        return CommandLineProgram.DONE;
    }

    private WantedValue wanted() {
        return new WantedValue(
                context.terminal(), context.output(), Optional.ofNullable(value), Optional.ofNullable(passwordFile));
    }

    private Optional<Setting> named(List<Setting> all) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private void show(Setting setting) {
        switch (setting) {
            case Setting.Action action ->
                context.output().line(Words.of("settings.done", action.about().label()));
            case Setting.Words words
            when words.secret() -> context.output().line(Words.of("settings.secret-set", words.name()));
            case Setting.Words words
            when words.value().isEmpty() -> context.output().line(Words.of("settings.write-only", words.name()));
            case Setting.Choice _, Setting.Toggle _, Setting.Range _, Setting.Words _, Setting.ReadOnly _ ->
                context.output().line(setting.name() + " = " + setting.value());
        }
    }
}
