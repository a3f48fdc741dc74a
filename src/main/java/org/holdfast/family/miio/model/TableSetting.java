// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.holdfast.family.miio.model.TableValues.need;
import static org.holdfast.family.miio.model.TableValues.only;
import static org.holdfast.family.miio.model.TableValues.property;
import static org.holdfast.family.miio.model.TableValues.source;
import static org.holdfast.family.miio.model.TableValues.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.device.Setting;
import org.holdfast.device.Text;
import org.holdfast.family.miio.dialect.PropertyAddress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One setting of a row of {@code models.json}; throws {@link IllegalArgumentException} as {@link TableRow} does. */
final class TableSetting {
    private final JsonNode node;
    private final boolean miot;
    private final Setting.About about;

    TableSetting(JsonNode node, boolean miot, boolean rowProven) {
        only(
                node,
                "name",
                "kind",
                "group",
                "note",
                "at",
                "read",
                "ask",
                "zeros",
                "index",
                "bit",
                "on",
                "off",
                "set",
                "do",
                "options",
                "least",
                "most",
                "step",
                "scale",
                "unit",
                "unverified");
        this.node = node;
        this.miot = miot;
        this.about = about(rowProven && !node.path("unverified").asBoolean(false));
    }

    private Setting.About about(boolean proven) {
        String name = text(node, "name");
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("setting " + name);
        }
        return new Setting.About(
                name,
                label("setting.", name),
                ModelTexts.text("group." + (node.has("group") ? text(node, "group") : "device")),
                node.has("note") ? Optional.of(ModelTexts.text("note." + text(node, "note"))) : Optional.empty(),
                proven);
    }

    /** A name that ends in a number has that number in its words. */
    private static Text label(String prefix, String name) {
        int hyphen = name.lastIndexOf('-');
        return hyphen > 0 && name.substring(hyphen + 1).matches("[0-9]+")
                ? ModelTexts.text(prefix + name.substring(0, hyphen), name.substring(hyphen + 1))
                : ModelTexts.text(prefix + name);
    }

    SettingPlan read() {
        return switch (node.has("kind") ? text(node, "kind") : "toggle") {
            case "toggle" -> toggle();
            case "choice" -> new SettingPlan.Choice(about, source(node, miot), target(), entries());
            case "range" -> range();
            case "words" ->
                new SettingPlan.Words(about, Optional.of(source(node, miot)), target(), SettingPlan.Form.TEXT);
            case "read" -> readOnly();
            case "action" ->
                new SettingPlan.Deed(
                        about,
                        ModelTexts.text("button." + about.name()),
                        Optional.empty(),
                        ModelTexts.text("consequence." + about.name()),
                        TableValues.ways(node, "do"));
            default -> throw new IllegalArgumentException("kind of " + about.name());
        };
    }

    private SettingPlan toggle() {
        if (!miot) {
            return new SettingPlan.Toggle(
                    about, TableValues.light(node), TableValues.ways(node, "on"), TableValues.ways(node, "off"));
        }
        PropertyAddress address = property(text(node, "at"));
        return toggle(about, address);
    }

    static SettingPlan toggle(Setting.About about, PropertyAddress address) {
        return new SettingPlan.Toggle(
                about,
                new Plan.Light(new Source.Numbered(address), OptionalInt.empty()),
                new Order.Write(address, JsonNodeFactory.instance.booleanNode(true)),
                new Order.Write(address, JsonNodeFactory.instance.booleanNode(false)));
    }

    private Target target() {
        return miot
                ? new Target.Property(property(text(node, "at")))
                : new Target.Methods(TableRow.commands(need(node, "set")));
    }

    private SettingPlan range() {
        int least = TableValues.number(node, "least").intValueExact();
        int most = TableValues.number(node, "most").intValueExact();
        int step = node.has("step") ? TableValues.number(node, "step").intValueExact() : 1;
        if (least >= most || step < 1 || ((long) most - least) % step != 0) {
            throw new IllegalArgumentException("range of " + about.name());
        }
        return new SettingPlan.Range(about, source(node, miot), target(), least, most, step);
    }

    private SettingPlan readOnly() {
        BigDecimal scale = node.has("scale") ? TableValues.number(node, "scale") : BigDecimal.ONE;
        return new SettingPlan.ReadOnly(
                about,
                source(node, miot),
                node.has("options") ? entries() : List.of(),
                scale,
                node.has("unit") ? text(node, "unit") : "");
    }

    /** Pairs of a value and the word for it; a value alone stands for itself, because nobody wrote down what it means. */
    private List<SettingPlan.Entry> entries() {
        List<SettingPlan.Entry> entries = new ArrayList<>();
        for (JsonNode pair : need(node, "options")) {
            if (!pair.isArray()
                    || pair.isEmpty()
                    || pair.size() > 2
                    || !pair.path(0).isValueNode()) {
                throw new IllegalArgumentException("options of " + about.name());
            }
            JsonNode value = pair.path(0);
            entries.add(new SettingPlan.Entry(
                    value,
                    pair.size() == 2
                            ? ModelTexts.text("option." + pair.path(1).stringValue())
                            : ModelTexts.text("option.number", value.asString())));
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("no options of " + about.name());
        }
        return entries;
    }
}
