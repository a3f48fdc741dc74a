// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.holdfast.device.Switches;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How switches and what they measure are printed. */
final class SwitchWords {
    private final CommandContext context;

    SwitchWords(CommandContext context) {
        this.context = context;
    }

    String onOff(boolean on) {
        return on ? "on" : "off";
    }

    /** Such as {@code 12.5 W}. */
    String value(Switches.Measure measure) {
        return context.output().words(Words.of("switch.unit." + unit(measure), measure.value()));
    }

    /** How old a reading is; empty text where it is fresh or there is none. */
    String age(@Nullable Instant at, Instant now) {
        if (at == null || Duration.between(at, now).toSeconds() < 10) {
            return "";
        }
        return context.output()
                .words(Words.of("switch.age", Duration.between(at, now).toSeconds()));
    }

    String unverified(boolean proven) {
        return proven ? "" : context.output().words(Words.of("switch.unverified"));
    }

    /** Adds the outlets and the measures to a document. */
    void addTo(ObjectNode node, List<Switches.Outlet> outlets, Switches.Readings readings) {
        ArrayNode all = node.putArray("outlets");
        for (Switches.Outlet outlet : outlets) {
            ObjectNode each = all.addObject()
                    .put("name", outlet.name())
                    .put("label", context.output().words(outlet.label()))
                    .put("kind", outlet.kind().name().toLowerCase(Locale.ROOT))
                    .put("proven", outlet.proven());
            Switches.State state = readings.on().get(outlet.name());
            if (state != null) {
                each.put("on", state.on()).put("at", state.at().toString());
            }
        }
        ArrayNode measures = node.putArray("measures");
        for (Switches.Measure measure : readings.measures()) {
            measures.addObject()
                    .put("name", measure.name())
                    .put("label", context.output().words(measure.label()))
                    .put("value", measure.value())
                    .put("unit", unit(measure))
                    .put("at", measure.at().toString())
                    .put("proven", measure.proven());
        }
    }

    private static String unit(Switches.Measure measure) {
        return measure.quantity().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
