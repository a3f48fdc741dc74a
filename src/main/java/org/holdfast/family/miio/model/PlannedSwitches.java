// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import tools.jackson.databind.JsonNode;

/** The outlets of a {@link Plan}. Thread-safe. */
final class PlannedSwitches implements Switches {
    private final Plan plan;
    private final Board board;
    private final Rhythm rhythm;
    private final Clock clock;
    private final Pause pause;
    private final Optional<Countdowns> countdowns;
    private final Object memory = new Object();
    private final Map<String, Kept<State>> states = new HashMap<>();
    private final Map<String, Kept<Measure>> measures = new LinkedHashMap<>();
    private long asked;

    /**
     * Something that was read.
     *
     * @param turn when it was asked for, among the others
     */
    private record Kept<T>(T value, long turn) {}

    PlannedSwitches(Plan plan, Board board, Rhythm rhythm, Clock clock, Pause pause) {
        this.plan = plan;
        this.board = board;
        this.rhythm = rhythm;
        this.clock = clock;
        this.pause = pause;
        this.countdowns =
                plan.countdowns().isEmpty() ? Optional.empty() : Optional.of(new PlannedCountdowns(plan, board, pause));
    }

    @Override
    public List<Outlet> outlets() {
        return plan.outlets().stream().map(Plan.Outlet::about).toList();
    }

    @Override
    public Rhythm rhythm() {
        return rhythm;
    }

    @Override
    public Optional<Countdowns> countdowns() {
        return countdowns;
    }

    @Override
    public Readings read(Part part) throws DeviceException, InterruptedException {
        List<Plan.Measured> wanted = plan.measures().stream()
                .filter(measure -> part == Part.ALL || measure.quantity() == Quantity.WATTS)
                .toList();
        Set<Source> sources = new LinkedHashSet<>();
        plan.outlets().forEach(outlet -> sources.add(outlet.light().source()));
        wanted.forEach(measure -> sources.add(measure.source()));
        long turn;
        synchronized (memory) {
            turn = ++asked;
        }
        Map<Source, JsonNode> said = board.read(sources);
        return keep(said, wanted, turn);
    }

    /** What was asked for later counts more, even when it is answered sooner. */
    private Readings keep(Map<Source, JsonNode> said, List<Plan.Measured> wanted, long turn) {
        Instant now = clock.instant();
        synchronized (memory) {
            for (Plan.Outlet outlet : plan.outlets()) {
                JsonNode value = said.get(outlet.light().source());
                Optional<Boolean> on =
                        value == null ? Optional.empty() : outlet.light().read(value);
                put(states, outlet.name(), on.map(state -> new State(state, now)), turn);
            }
            for (Plan.Measured measure : wanted) {
                JsonNode value = said.get(measure.source());
                Optional<Measure> read = Optional.empty();
                if (value != null && Values.number(value, measure.scale()).isPresent()) {
                    read = Optional.of(new Measure(
                            measure.name(),
                            measure.label(),
                            measure.quantity(),
                            Values.number(value, measure.scale()).getAsDouble(),
                            now,
                            measure.proven()));
                }
                put(measures, measure.name(), read, turn);
            }
            return known();
        }
    }

    private static <T> void put(Map<String, Kept<T>> kept, String name, Optional<T> value, long turn) {
        Kept<T> before = kept.get(name);
        if (before != null && before.turn() > turn) {
            return;
        }
        if (value.isPresent()) {
            kept.put(name, new Kept<>(value.get(), turn));
        } else {
            kept.remove(name);
        }
    }

    private Readings known() {
        Map<String, State> on = new HashMap<>();
        states.forEach((name, state) -> on.put(name, state.value()));
        List<Measure> all = new ArrayList<>();
        for (Plan.Measured measure : plan.measures()) {
            Kept<Measure> kept = measures.get(measure.name());
            if (kept != null) {
                all.add(kept.value());
            }
        }
        return new Readings(on, all);
    }

    @Override
    public Readings set(String outlet, boolean on) throws DeviceException, InterruptedException {
        Plan.Outlet wanted = plan.outlets().stream()
                .filter(each -> each.name().equals(outlet))
                .findFirst()
                .orElseThrow(() -> ModelTexts.noSuchOutlet(outlet));
        board.give(on ? wanted.on() : wanted.off());
        Readings readings = new Readings(Map.of(), List.of());
        for (Duration look : Pause.LOOKS) {
            pause.take(look);
            readings = read(Part.QUICK);
            State now = readings.on().get(outlet);
            if (now != null && now.on() == on) {
                break;
            }
        }
        return readings;
    }
}
