// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.holdfast.family.miio.model.ModelTexts.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.holdfast.device.Setting;
import org.holdfast.device.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes rows out of what a device said and what its model is known to have. */
final class SettingRow {
    private SettingRow() {}

    /**
     * One row; empty where the device said nothing of it, or nothing that makes sense there.
     *
     * @param said what the device said; null where that is nothing
     */
    static Optional<Setting> of(SettingPlan plan, @Nullable JsonNode said) {
        if (plan instanceof SettingPlan.Deed deed) {
            return Optional.of(
                    new Setting.Action(deed.about(), deed.button(), deed.confirmation(), deed.consequence()));
        }
        if (plan instanceof SettingPlan.Words words && words.source().isEmpty()) {
            return Optional.of(words(words, ""));
        }
        return said == null ? Optional.empty() : read(plan, said);
    }

    private static Optional<Setting> read(SettingPlan plan, JsonNode said) {
        return switch (plan) {
            case SettingPlan.Toggle toggle ->
                toggle.light().read(said).map(on -> new Setting.Toggle(toggle.about(), on));
            case SettingPlan.Choice choice -> Optional.of(choice(choice, said));
            case SettingPlan.Range range -> Optional.of(range(range, said));
            case SettingPlan.Words words -> Optional.of(words(words, PlainWords.of(said.asString(""))));
            case SettingPlan.ReadOnly only -> Optional.of(readOnly(only, said));
            case SettingPlan.Deed _ -> Optional.empty();
        };
    }

    private static Setting choice(SettingPlan.Choice choice, JsonNode said) {
        String value = choice.entries().stream()
                .filter(entry -> Values.same(entry.value(), said))
                .findFirst()
                .map(SettingPlan.Entry::word)
                .orElse(PlainWords.of(said.asString("")));
        return new Setting.Choice(
                choice.about(),
                value,
                choice.entries().stream()
                        .map(entry -> new Setting.Option(entry.word(), entry.label()))
                        .toList());
    }

    /** A value outside of what the model is known to take cannot be shown as one within. */
    private static Setting range(SettingPlan.Range range, JsonNode said) {
        OptionalDouble number = Values.number(said, BigDecimal.ONE);
        if (number.isPresent()
                && number.getAsDouble() >= range.least()
                && number.getAsDouble() <= range.most()
                && number.getAsDouble() == Math.rint(number.getAsDouble())) {
            return new Setting.Range(
                    range.about(), (int) number.getAsDouble(), range.least(), range.most(), range.step());
        }
        String words = PlainWords.of(said.asString(""));
        return new Setting.ReadOnly(range.about(), words, Text.literal(words));
    }

    private static Setting words(SettingPlan.Words words, String value) {
        return new Setting.Words(
                words.about(), value, words.form().pattern(), words.form().rule(), false);
    }

    private static Setting readOnly(SettingPlan.ReadOnly only, JsonNode said) {
        for (SettingPlan.Entry entry : only.entries()) {
            if (Values.same(entry.value(), said)) {
                return new Setting.ReadOnly(only.about(), entry.word(), entry.label());
            }
        }
        if (said.isBoolean()) {
            String word = said.booleanValue() ? "on" : "off";
            return new Setting.ReadOnly(only.about(), word, text("option." + word));
        }
        OptionalDouble number = said.isNumber() ? Values.number(said, only.scale()) : OptionalDouble.empty();
        if (number.isPresent()) {
            String digits = BigDecimal.valueOf(number.getAsDouble())
                    .stripTrailingZeros()
                    .toPlainString();
            return new Setting.ReadOnly(
                    only.about(), digits, Text.literal(only.unit().isEmpty() ? digits : digits + " " + only.unit()));
        }
        String words = PlainWords.of(said.isValueNode() ? said.asString("") : said.toString());
        return new Setting.ReadOnly(only.about(), words, Text.literal(words));
    }

    /** The values of a choice, as advice. */
    static Text choices(List<SettingPlan.Entry> entries) {
        return text(
                "advice.choices",
                String.join(
                        ", ",
                        entries.stream().limit(30).map(SettingPlan.Entry::word).toList()));
    }
}
