// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.holdfast.family.miio.model.TableValues.command;
import static org.holdfast.family.miio.model.TableValues.need;
import static org.holdfast.family.miio.model.TableValues.only;
import static org.holdfast.family.miio.model.TableValues.property;
import static org.holdfast.family.miio.model.TableValues.text;
import static org.holdfast.family.miio.model.TableValues.texts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.device.Switches;
import org.holdfast.device.Text;
import org.holdfast.family.miio.dialect.PropertyAddress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One row of {@code models.json}. All methods throw {@link IllegalArgumentException}, saying what, where something is
 * missing, unknown or not of its kind.
 */
final class TableRow {
    private static final Pattern OUTLET = Pattern.compile("(relay|all|usb|socket|gang|switch)(?:-([0-9]{1,2}))?");

    private final JsonNode row;
    private final boolean miot;

    TableRow(JsonNode row) {
        this.row = row;
        this.miot = switch (text(row, "dialect")) {
            case "miot" -> true;
            case "legacy" -> false;
            default -> throw new IllegalArgumentException("dialect");
        };
    }

    List<String> models() {
        List<String> models = texts(need(row, "models"));
        if (models.isEmpty()
                || !models.stream().allMatch(model -> model.matches("[a-z0-9_-]+\\.[a-z0-9_-]+\\.[a-z0-9_-]+"))) {
            throw new IllegalArgumentException("models " + models);
        }
        return models;
    }

    ModelTable.Row read() {
        only(row, "models", "dialect", "together", "unverified", "outlets", "measures", "settings", "countdowns");
        models();
        boolean proven = !row.path("unverified").asBoolean(false);
        List<Plan.Outlet> outlets = new ArrayList<>();
        List<Plan.Measured> measures = new ArrayList<>();
        List<SettingPlan> settings = new ArrayList<>();
        List<Plan.Countdown> countdowns = new ArrayList<>();
        need(row, "outlets").forEach(each -> outlets.add(outlet(each, proven)));
        row.path("measures").forEach(each -> measures.add(measure(each, proven)));
        row.path("settings").forEach(each -> settings.add(new TableSetting(each, miot, proven).read()));
        row.path("countdowns").forEach(each -> countdowns.add(countdown(each)));
        Set<String> names = new HashSet<>();
        outlets.forEach(each -> once(names, each.name()));
        measures.forEach(each -> once(names, each.name()));
        settings.forEach(each -> once(names, each.name()));
        if (outlets.isEmpty()) {
            throw new IllegalArgumentException("no outlets");
        }
        for (Plan.Countdown countdown : countdowns) {
            if (outlets.stream().noneMatch(each -> each.name().equals(countdown.outlet()))) {
                throw new IllegalArgumentException("countdown of no outlet: " + countdown.outlet());
            }
        }
        return new ModelTable.Row(
                miot,
                new Plan(
                        outlets,
                        measures,
                        settings,
                        countdowns,
                        row.has("together") ? texts(row.path("together")) : List.of()));
    }

    private static void once(Set<String> names, String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException(name + " stands there twice");
        }
    }

    private Plan.Outlet outlet(JsonNode each, boolean rowProven) {
        only(each, "name", "at", "read", "bit", "zeros", "index", "on", "off", "unverified");
        Switches.Outlet about =
                outlet(text(each, "name"), rowProven && !each.path("unverified").asBoolean(false));
        if (miot) {
            PropertyAddress address = property(text(each, "at"));
            return outlet(about, address);
        }
        return new Plan.Outlet(
                about, TableValues.light(each), TableValues.ways(each, "on"), TableValues.ways(each, "off"));
    }

    /** An outlet that one property switches. */
    static Plan.Outlet outlet(Switches.Outlet about, PropertyAddress address) {
        return new Plan.Outlet(
                about,
                new Plan.Light(new Source.Numbered(address), OptionalInt.empty()),
                new Order.Write(address, JsonNodeFactory.instance.booleanNode(true)),
                new Order.Write(address, JsonNodeFactory.instance.booleanNode(false)));
    }

    /** What an outlet is, by its name. */
    static Switches.Outlet outlet(String name, boolean proven) {
        Matcher parts = OUTLET.matcher(name);
        if (!parts.matches()) {
            throw new IllegalArgumentException("outlet " + name);
        }
        String number = parts.group(2) == null ? "" : parts.group(2);
        Switches.Kind kind = switch (parts.group(1)) {
            case "all" -> Switches.Kind.MASTER;
            case "usb" -> Switches.Kind.USB;
            case "gang" -> Switches.Kind.GANG;
            default -> Switches.Kind.SOCKET;
        };
        boolean numbered = switch (parts.group(1)) {
            case "socket", "gang", "switch" -> true;
            default -> false;
        };
        if (numbered == number.isEmpty()) {
            throw new IllegalArgumentException("outlet " + name);
        }
        Text label = numbered
                ? ModelTexts.text("outlet." + parts.group(1), number)
                : ModelTexts.text("outlet." + parts.group(1));
        return new Switches.Outlet(name, label, kind, proven);
    }

    private Plan.Measured measure(JsonNode each, boolean rowProven) {
        only(each, "name", "at", "read", "ask", "scale", "unverified");
        String name = text(each, "name");
        BigDecimal scale = each.has("scale") ? TableValues.number(each, "scale") : BigDecimal.ONE;
        if (scale.signum() <= 0) {
            throw new IllegalArgumentException("scale of " + name);
        }
        return new Plan.Measured(
                name,
                ModelTexts.text("measure." + name),
                quantity(name),
                TableValues.source(each, miot),
                scale,
                rowProven && !each.path("unverified").asBoolean(false));
    }

    private static Switches.Quantity quantity(String name) {
        return switch (name) {
            case "power" -> Switches.Quantity.WATTS;
            case "energy" -> Switches.Quantity.KILOWATT_HOURS;
            case "voltage" -> Switches.Quantity.VOLTS;
            case "current" -> Switches.Quantity.AMPERES;
            case "temperature" -> Switches.Quantity.CELSIUS;
            case "on-time" -> Switches.Quantity.MINUTES;
            default -> throw new IllegalArgumentException("measure " + name);
        };
    }

    private static Plan.Countdown countdown(JsonNode each) {
        only(each, "outlet", "time", "unit", "longest", "idle", "start", "left", "end");
        int seconds = switch (text(each, "unit")) {
            case "seconds" -> 1;
            case "minutes" -> 60;
            default -> throw new IllegalArgumentException("unit");
        };
        Plan.End end =
                Plan.End.valueOf(text(each, "end").toUpperCase(Locale.ROOT).replace('-', '_'));
        return new Plan.Countdown(
                text(each, "outlet"),
                new Target.Property(property(text(each, "time"))),
                seconds,
                TableValues.number(each, "longest").intValueExact(),
                each.path("idle").asInt(0),
                each.has("start") ? Optional.of(new Target.Property(property(text(each, "start")))) : Optional.empty(),
                each.has("left") ? Optional.of(new Source.Numbered(property(text(each, "left")))) : Optional.empty(),
                end);
    }

    /** The commands of an action or a setter. */
    static List<Command> commands(JsonNode list) {
        List<Command> commands = new ArrayList<>();
        list.forEach(each -> commands.add(command(each)));
        if (commands.isEmpty()) {
            throw new IllegalArgumentException("no command");
        }
        return commands;
    }
}
