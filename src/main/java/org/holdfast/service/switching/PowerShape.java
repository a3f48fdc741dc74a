// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.service.Switchboard.Energy;
import org.holdfast.service.store.MalformedStateException;
import org.holdfast.service.store.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One device's power as JSON. */
final class PowerShape implements Shape<PowerLog> {
    @Override
    public int version() {
        return 1;
    }

    @Override
    public PowerLog initial() {
        return PowerLog.EMPTY;
    }

    @Override
    public void write(PowerLog state, ObjectNode into) {
        write(state.hour(), into.putArray("hour"));
        write(state.day(), into.putArray("day"));
        ArrayNode days = into.putArray("days");
        for (Energy each : state.energy().days().values()) {
            days.addArray().add(each.day().toString()).add(each.kilowattHours()).add(each.metered() ? 1 : 0);
        }
        ArrayNode watts = into.putArray("watts");
        state.energy().watts().ifPresent(each -> watts.add(each.at().toString()).add(each.watts()));
        ArrayNode meter = into.putArray("meter");
        state.energy().meter().ifPresent(each -> meter.add(each.at().toString()).add(each.kilowattHours()));
    }

    private static void write(Means means, ArrayNode rows) {
        means.steps()
                .forEach((step, mean) -> rows.addArray()
                        .add(step.longValue())
                        .add(Math.round(mean.watts() * 1000) / 1000.0)
                        .add(mean.count()));
    }

    @Override
    public PowerLog read(JsonNode content) throws MalformedStateException {
        SortedMap<LocalDate, Energy> days = new TreeMap<>();
        for (JsonNode row : Columns.list(content, "days", DailyEnergy.MOST)) {
            LocalDate day = Columns.date(row, 0);
            days.put(day, new Energy(day, least(Columns.number(row, 1)), Columns.flag(row, 2)));
        }
        Optional<Heard.Watts> watts = Optional.empty();
        JsonNode last = Columns.list(content, "watts", 2);
        if (!last.isEmpty()) {
            watts = Optional.of(new Heard.Watts(time(last), least(Columns.number(last, 1))));
        }
        Optional<Heard.Meter> meter = Optional.empty();
        JsonNode shown = Columns.list(content, "meter", 2);
        if (!shown.isEmpty()) {
            meter = Optional.of(new Heard.Meter(time(shown), least(Columns.number(shown, 1))));
        }
        return new PowerLog(
                Means.hour(means(content, "hour", PowerLog.EMPTY.hour().most())),
                Means.day(means(content, "day", PowerLog.EMPTY.day().most())),
                new DailyEnergy(days, watts, meter));
    }

    private static SortedMap<Long, Means.Mean> means(JsonNode content, String name, int most)
            throws MalformedStateException {
        SortedMap<Long, Means.Mean> means = new TreeMap<>();
        for (JsonNode row : Columns.list(content, name, most + 1)) {
            long step = Columns.whole(row, 0);
            long count = Columns.whole(row, 2);
            if (Math.abs(step) > 1L << 40 || count < 1 || count > 1L << 40) {
                throw new MalformedStateException("A mean makes no sense");
            }
            means.put(step, new Means.Mean(least(Columns.number(row, 1)), count));
        }
        return means;
    }

    private static Instant time(JsonNode row) throws MalformedStateException {
        Instant at = Columns.time(row, 0);
        // Differences of further times would not fit.
        if (at.isBefore(Instant.EPOCH) || at.getEpochSecond() > 1L << 40) {
            throw new MalformedStateException("A time makes no sense");
        }
        return at;
    }

    private static double least(double value) throws MalformedStateException {
        if (value < 0 || value > 1e12) {
            throw new MalformedStateException("A number makes no sense");
        }
        return value;
    }
}
