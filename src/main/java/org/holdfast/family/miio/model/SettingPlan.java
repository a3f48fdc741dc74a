// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Setting;
import org.holdfast.device.Text;
import tools.jackson.databind.JsonNode;

/** A setting that a model has. */
sealed interface SettingPlan {
    Setting.About about();

    /** Where its present value is read; empty where it cannot be. */
    Optional<Source> source();

    default String name() {
        return about().name();
    }

    /** On or off. */
    record Toggle(Setting.About about, Plan.Light light, Order on, Order off) implements SettingPlan {
        @Override
        public Optional<Source> source() {
            return Optional.of(light.source());
        }
    }

    /** One of several. */
    record Choice(Setting.About about, Source from, Target target, List<Entry> entries) implements SettingPlan {
        public Choice {
            entries = List.copyOf(entries);
        }

        @Override
        public Optional<Source> source() {
            return Optional.of(from);
        }
    }

    /** One possible value of a choice. */
    record Entry(JsonNode value, Text label) {
        /** As the user and scripts write it. */
        String word() {
            return value.asString();
        }
    }

    /** A whole number between two others. */
    record Range(Setting.About about, Source from, Target target, int least, int most, int step)
            implements SettingPlan {
        @Override
        public Optional<Source> source() {
            return Optional.of(from);
        }
    }

    /**
     * Words or any other number.
     *
     * @param form what the device wants them as
     */
    record Words(Setting.About about, Optional<Source> source, Target target, Form form) implements SettingPlan {}

    /** What something that is typed is. */
    enum Form {
        TEXT("[^\\p{Cc}]{0,200}", "rule.text"),
        WHOLE("-?[0-9]{1,18}", "rule.whole"),
        DECIMAL("-?[0-9]{1,12}(\\.[0-9]{1,6})?", "rule.decimal");

        private final String pattern;
        private final String rule;

        Form(String pattern, String rule) {
            this.pattern = pattern;
            this.rule = rule;
        }

        String pattern() {
            return pattern;
        }

        Text rule() {
            return ModelTexts.text(rule);
        }
    }

    /** Something to do. */
    record Deed(Setting.About about, Text button, Optional<String> confirmation, Text consequence, Order order)
            implements SettingPlan {
        @Override
        public Optional<Source> source() {
            return Optional.empty();
        }
    }

    /**
     * A value to be read.
     *
     * @param entries what values mean; empty where they speak for themselves
     * @param scale what a number is multiplied by
     * @param unit words behind a number; may be empty
     */
    record ReadOnly(Setting.About about, Source from, List<Entry> entries, BigDecimal scale, String unit)
            implements SettingPlan {
        public ReadOnly {
            entries = List.copyOf(entries);
        }

        @Override
        public Optional<Source> source() {
            return Optional.of(from);
        }
    }
}
