// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.holdfast.family.miio.model.ModelTexts.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The settings of a {@link Plan}, read back after each change. Thread-safe. */
final class PlannedSettings implements Settings {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<SettingPlan> plans;
    private final Board board;
    private final Pause pause;

    PlannedSettings(List<SettingPlan> plans, Board board, Pause pause) {
        this.plans = List.copyOf(plans);
        this.board = board;
        this.pause = pause;
    }

    @Override
    public List<Setting> read() throws DeviceException, InterruptedException {
        Set<Source> sources = new LinkedHashSet<>();
        plans.forEach(plan -> plan.source().ifPresent(sources::add));
        Map<Source, JsonNode> said = sources.isEmpty() ? Map.of() : board.read(sources);
        List<Setting> rows = new ArrayList<>();
        for (SettingPlan plan : plans) {
            JsonNode value = plan.source().isPresent() ? said.get(plan.source().get()) : null;
            SettingRow.of(plan, value).ifPresent(rows::add);
        }
        return List.copyOf(rows);
    }

    @Override
    public Applied apply(String name, String value) throws DeviceException, InterruptedException {
        SettingPlan plan = plans.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ModelTexts.noSuchSetting(name));
        return switch (plan) {
            case SettingPlan.Toggle toggle -> {
                boolean on = onOff(toggle, value);
                yield changed(plan, NODES.booleanNode(on), on ? toggle.on() : toggle.off());
            }
            case SettingPlan.Choice choice -> {
                SettingPlan.Entry entry = choice.entries().stream()
                        .filter(each -> each.word().equals(value))
                        .findFirst()
                        .orElseThrow(() ->
                                ModelTexts.wrongValue(plan.about().label(), SettingRow.choices(choice.entries())));
                yield changed(plan, entry.value(), choice.target().order(entry.value()));
            }
            case SettingPlan.Range range -> {
                JsonNode number = NODES.numberNode(within(range, value));
                yield changed(plan, number, range.target().order(number));
            }
            case SettingPlan.Words words -> {
                JsonNode node = typed(words, value);
                yield changed(plan, node, words.target().order(node));
            }
            case SettingPlan.Deed deed -> done(deed, value);
            case SettingPlan.ReadOnly only ->
                throw new DeviceException.NotAllowed(
                        text("problem.read-only", only.about().label()), text("advice.no-setting"));
        };
    }

    private static boolean onOff(SettingPlan.Toggle toggle, String value) throws DeviceException {
        return switch (value) {
            case "on" -> true;
            case "off" -> false;
            default -> throw ModelTexts.wrongValue(toggle.about().label(), text("advice.choices", "on, off"));
        };
    }

    private static int within(SettingPlan.Range range, String value) throws DeviceException {
        if (value.matches("-?[0-9]{1,10}")) {
            long number = Long.parseLong(value);
            if (number >= range.least() && number <= range.most() && (number - range.least()) % range.step() == 0) {
                return (int) number;
            }
        }
        throw ModelTexts.wrongValue(
                range.about().label(),
                text(
                        "advice.range",
                        Integer.toString(range.least()),
                        Integer.toString(range.most()),
                        Integer.toString(range.step())));
    }

    private static JsonNode typed(SettingPlan.Words words, String value) throws DeviceException {
        if (!value.matches(words.form().pattern())) {
            throw ModelTexts.wrongValue(words.about().label(), words.form().rule());
        }
        return switch (words.form()) {
            case TEXT -> NODES.stringNode(value);
            case WHOLE -> NODES.numberNode(Long.parseLong(value));
            case DECIMAL -> NODES.numberNode(new BigDecimal(value).doubleValue());
        };
    }

    private Applied done(SettingPlan.Deed deed, String value) throws DeviceException, InterruptedException {
        if (deed.confirmation().isPresent() && !deed.confirmation().get().equals(value)) {
            throw new DeviceException.NotAllowed(
                    text("problem.not-confirmed", deed.about().label()),
                    text("advice.not-confirmed", deed.confirmation().get()));
        }
        board.give(deed.order());
        return new Applied(
                new Setting.Action(deed.about(), deed.button(), deed.confirmation(), deed.consequence()),
                Optional.empty());
    }

    private Applied changed(SettingPlan plan, JsonNode wanted, Order order)
            throws DeviceException, InterruptedException {
        board.give(order);
        if (plan.source().isEmpty()) {
            return new Applied(SettingRow.of(plan, null).orElseThrow(), Optional.empty());
        }
        Source source = plan.source().get();
        JsonNode read = null;
        for (Duration look : Pause.LOOKS) {
            pause.take(look);
            read = board.read(List.of(source)).get(source);
            if (taken(plan, wanted, read)) {
                return new Applied(SettingRow.of(plan, read).orElseThrow(), Optional.empty());
            }
        }
        Setting row = SettingRow.of(plan, read)
                .orElseGet(() -> new Setting.ReadOnly(plan.about(), "", text("shown.unknown")));
        return new Applied(row, Optional.of(text(read == null ? "reason.silent" : "reason.kept")));
    }

    private static boolean taken(SettingPlan plan, JsonNode wanted, @Nullable JsonNode read) {
        if (read == null) {
            return false;
        }
        return plan instanceof SettingPlan.Toggle toggle
                ? toggle.light().read(read).equals(Optional.of(wanted.booleanValue()))
                : Values.same(wanted, read);
    }
}
