// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.service.Services;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints all settings, or one value alone for scripts. */
@Command(name = "get")
final class SettingsGetCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE", index = "0")
    private String device = "";

    @Parameters(paramLabel = "NAME", index = "1", arity = "0..1")
    private @Nullable String name;

    @Option(names = "--json")
    private boolean json;

    SettingsGetCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        Services services = context.services();
        DeviceChoice.Known known = DeviceChoice.device(services, device);
        List<Entry> all = new ArrayList<>();
        try (DeviceSettings settings = new DeviceSettings(services, known)) {
            List<Setting> kept = settings.kept();
            if (kept.stream().noneMatch(each -> each.name().equals(name))) {
                settings.own().forEach(each -> all.add(new Entry(each, "device")));
            }
            kept.forEach(each -> all.add(new Entry(each, "holdfast")));
        }
        String wanted = name;
        if (wanted != null) {
            one(all, wanted, known.name());
        } else if (json) {
            ObjectNode document = Shapes.object();
            document.put(
                    "device",
                    Shapes.place(known.device().family(), known.device().address()));
            ArrayNode list = document.putArray("settings");
            all.forEach(each -> list.add(context.shapes().setting(each.setting(), each.kept())));
            context.output().document(document);
        } else {
            print(all);
        }
        return CommandLineProgram.DONE;
    }

    private void one(List<Entry> all, String wanted, String deviceName) throws UsageFailure {
        Entry entry = all.stream()
                .filter(each -> each.setting().name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UsageFailure(Words.of("settings.unknown", deviceName, wanted, device)));
        if (json) {
            context.output().document(context.shapes().setting(entry.setting(), entry.kept()));
        } else {
            context.output().line(entry.setting().value());
        }
    }

    private void print(List<Entry> all) {
        Output output = context.output();
        String group = "";
        List<List<String>> rows = new ArrayList<>();
        for (Entry entry : all) {
            Setting setting = entry.setting();
            String heading = output.words(setting.about().group());
            if (!heading.equals(group)) {
                group = heading;
                rows.add(List.of("# " + heading));
            }
            rows.add(List.of(setting.name(), setting.value(), remark(setting)));
        }
        output.table(rows);
    }

    private String remark(Setting setting) {
        Output output = context.output();
        String label = output.words(setting.about().label());
        Optional<String> shown = context.shapes().shown(setting).filter(each -> !each.equals(setting.value()));
        String unproven = setting.about().proven() ? "" : " " + output.words(Words.of("settings.unverified"));
        return label + shown.map(each -> ": " + each).orElse("") + unproven;
    }

    private record Entry(Setting setting, String kept) {}
}
