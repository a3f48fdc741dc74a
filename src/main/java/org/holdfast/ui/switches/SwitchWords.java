// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import org.holdfast.device.Switches;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.control.Phrases;

/** Figures and states of switches in words. */
final class SwitchWords {
    static final String BUNDLE = "org.holdfast.ui.switches.words";
    /** A reading that is younger is shown without its age. */
    static final Duration FRESH = Duration.ofSeconds(10);

    private static final double WHOLE_WATTS = 10;

    private SwitchWords() {}

    /** Such as "4.2 W" or "1,240 W". */
    static String watts(Phrases phrases, double watts) {
        return phrases.of(watts < WHOLE_WATTS ? "unit.watts.small" : "unit.watts", watts);
    }

    /** Such as "1.3 kWh". */
    static String energy(Phrases phrases, double kilowattHours) {
        return phrases.of(
                kilowattHours < WHOLE_WATTS ? "unit.kilowatt-hours.small" : "unit.kilowatt-hours", kilowattHours);
    }

    static String measure(Phrases phrases, Switches.Measure measure) {
        double value = measure.value();
        return switch (measure.quantity()) {
            case WATTS -> watts(phrases, value);
            case KILOWATT_HOURS -> energy(phrases, value);
            case VOLTS -> phrases.of("unit.volts", value);
            case AMPERES -> phrases.of("unit.amperes", value);
            case CELSIUS -> phrases.of("unit.celsius", value);
            case MINUTES -> phrases.of("unit.minutes", value);
        };
    }

    /** How old a reading is; empty where it is young enough to need no words. */
    static Optional<String> age(Phrases phrases, Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        if (age.compareTo(FRESH) <= 0) {
            return Optional.empty();
        }
        return Optional.of(age.toSeconds() < 60 ? phrases.of("age.seconds", age.toSeconds()) : phrases.ago(age));
    }

    /** What is left of a span, such as "29:43" or "1:02:03". */
    static String left(Duration left) {
        // A countdown shows the second that has begun.
        long seconds = left.isNegative() ? 0 : left.plusMillis(999).toSeconds();
        long hours = seconds / 3600;
        return hours > 0
                ? "%d:%02d:%02d".formatted(hours, seconds / 60 % 60, seconds % 60)
                : "%d:%02d".formatted(seconds / 60, seconds % 60);
    }

    /** A span as people say it, such as "30 min" or "1 h 30 min". */
    static String span(Phrases phrases, Duration span) {
        if (span.toHours() == 0) {
            return phrases.of("span.minutes", span.toMinutes());
        }
        return span.toMinutesPart() == 0
                ? phrases.of("span.hours", span.toHours())
                : phrases.of("span.both", span.toHours(), span.toMinutesPart());
    }

    /** The state of an outlet in a word or two. */
    static String state(Phrases phrases, Switchboard.Row row) {
        if (row.wish().isPresent()) {
            return phrases.of(row.wish().get() ? "state.going-on" : "state.going-off");
        }
        return row.last()
                .map(last -> phrases.of(last.on() ? row.unpowered() ? "state.on.unpowered" : "state.on" : "state.off"))
                .orElseGet(() -> phrases.of("state.unknown"));
    }

    /** What a timer will do, such as "Off in 29:43"; to the other state where the device only knows that. */
    static String timer(Phrases phrases, Switchboard.Row row, Switchboard.Timer timer, Instant now) {
        String left = left(Duration.between(now, timer.due()));
        return timer.on()
                .or(() -> row.last().map(last -> !last.on()))
                .map(on -> phrases.of(on ? "timer.on" : "timer.off", left))
                .orElseGet(() -> phrases.of("timer.other", left));
    }

    /** A time of day. */
    static String clock(Phrases phrases, Instant at, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(phrases.locale())
                .format(at.atZone(zone));
    }

    /** The name of an outlet among all: the device's alone where it has no other. */
    static String name(Phrases phrases, Switchboard.Panel panel, Switchboard.Row row) {
        return panel.rows().size() == 1
                ? panel.device().name()
                : phrases.of(
                        "outlet",
                        panel.device().name(),
                        phrases.say(row.outlet().label()));
    }

    /** The first value of a quantity. */
    static Optional<Switches.Measure> first(Switchboard.Panel panel, Switches.Quantity quantity) {
        return panel.measures().stream()
                .filter(each -> each.quantity() == quantity)
                .findFirst();
    }
}
