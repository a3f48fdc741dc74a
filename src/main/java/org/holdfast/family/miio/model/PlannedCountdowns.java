// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.holdfast.family.miio.model.ModelTexts.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The countdowns of a {@link Plan}, which the device itself runs. Thread-safe. */
final class PlannedCountdowns implements Switches.Countdowns {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Plan plan;
    private final Board board;
    private final Pause pause;

    PlannedCountdowns(Plan plan, Board board, Pause pause) {
        this.plan = plan;
        this.board = board;
        this.pause = pause;
    }

    @Override
    public List<String> outlets() {
        return plan.countdowns().stream().map(Plan.Countdown::outlet).toList();
    }

    @Override
    public Limit limit(String outlet) {
        return plan.countdowns().stream()
                .filter(each -> each.outlet().equals(outlet))
                .findFirst()
                .map(each -> new Limit(
                        Duration.ofSeconds((long) each.longest() * each.secondsEach()),
                        Duration.ofSeconds(each.secondsEach())))
                .orElse(new Limit(Duration.ZERO, Duration.ofSeconds(1)));
    }

    @Override
    public Optional<Running> running(String outlet) throws DeviceException, InterruptedException {
        Plan.Countdown countdown = countdown(outlet);
        return look(countdown, light(outlet)).running();
    }

    /** @param on whether the outlet is; empty where it does not say so */
    private record Look(Optional<Boolean> on, Optional<Running> running) {}

    private Look look(Plan.Countdown countdown, Plan.Light light) throws DeviceException, InterruptedException {
        Source time = new Source.Numbered(countdown.time().address());
        Optional<Source> start = countdown.start().map(each -> new Source.Numbered(each.address()));
        Set<Source> sources = new LinkedHashSet<>();
        sources.add(light.source());
        start.ifPresent(sources::add);
        sources.add(countdown.left().orElse(time));
        Map<Source, JsonNode> said = board.read(sources);
        JsonNode state = said.get(light.source());
        Optional<Boolean> on = state == null ? Optional.empty() : light.read(state);
        boolean started = start.map(each -> said.containsKey(each)
                        && Values.onOff(said.getOrDefault(each, NODES.missingNode()))
                                .orElse(false))
                .orElse(true);
        OptionalDouble left =
                Values.number(said.getOrDefault(countdown.left().orElse(time), NODES.missingNode()), BigDecimal.ONE);
        if (!started || left.isEmpty() || left.getAsDouble() <= 0) {
            return new Look(on, Optional.empty());
        }
        long seconds = (long) (Math.min(left.getAsDouble(), countdown.longest()) * countdown.secondsEach());
        return new Look(on, Optional.of(new Running(goal(countdown, on), Duration.ofSeconds(seconds))));
    }

    private static Optional<Boolean> goal(Plan.Countdown countdown, Optional<Boolean> on) {
        return switch (countdown.end()) {
            case OFF -> Optional.of(false);
            case OTHER -> Optional.empty();
            // While it is on both mean the same.
            case OFF_OR_OTHER -> on.orElse(false) ? Optional.of(false) : Optional.empty();
        };
    }

    @Override
    public Running begin(String outlet, boolean on, Duration after) throws DeviceException, InterruptedException {
        Plan.Countdown countdown = countdown(outlet);
        Plan.Light light = light(outlet);
        int units = units(countdown, after);
        check(countdown, on, look(countdown, light).on());
        board.give(countdown.time().order(NODES.numberNode(units)));
        if (countdown.start().isPresent()) {
            board.give(countdown.start().get().order(NODES.booleanNode(true)));
        }
        for (Duration pauseTime : Pause.LOOKS) {
            pause.take(pauseTime);
            Optional<Running> running = look(countdown, light).running();
            if (running.isPresent()) {
                return running.get();
            }
        }
        throw new DeviceException.Unsupported(text("problem.countdown-ignored"), text("advice.countdown-ignored"));
    }

    private static int units(Plan.Countdown countdown, Duration after) throws DeviceException {
        Duration unit = Duration.ofSeconds(countdown.secondsEach());
        // Rather a little late than too early.
        long units = after.isNegative() ? 0 : after.plus(unit).minusNanos(1).dividedBy(unit);
        if (units < 1 || units > countdown.longest()) {
            Duration longest = unit.multipliedBy(countdown.longest());
            throw new DeviceException.NotAllowed(
                    text("problem.countdown-length"),
                    text(
                            "advice.countdown-length",
                            Integer.toString(countdown.secondsEach()),
                            Long.toString(longest.toSeconds())));
        }
        return (int) units;
    }

    /** A countdown that goes to the other state would do the wrong thing where the outlet is there already. */
    private static void check(Plan.Countdown countdown, boolean on, Optional<Boolean> now) throws DeviceException {
        if (countdown.end() != Plan.End.OTHER && on) {
            throw new DeviceException.NotAllowed(text("problem.countdown-off-only"), text("advice.countdown"));
        }
        if (countdown.end() != Plan.End.OFF && now.orElse(on) == on) {
            throw new DeviceException.NotAllowed(
                    text(on ? "problem.countdown-already-on" : "problem.countdown-already-off"),
                    text("advice.countdown"));
        }
    }

    @Override
    public void cancel(String outlet) throws DeviceException, InterruptedException {
        Plan.Countdown countdown = countdown(outlet);
        if (countdown.start().isPresent()) {
            board.give(countdown.start().get().order(NODES.booleanNode(false)));
        } else {
            board.give(countdown.time().order(NODES.numberNode(countdown.idle())));
        }
        for (Duration pauseTime : Pause.LOOKS) {
            pause.take(pauseTime);
            if (look(countdown, light(outlet)).running().isEmpty()) {
                return;
            }
        }
        throw new DeviceException.Unsupported(text("problem.countdown-goes-on"), text("advice.countdown-goes-on"));
    }

    private Plan.Countdown countdown(String outlet) throws DeviceException {
        return plan.countdowns().stream()
                .filter(each -> each.outlet().equals(outlet))
                .findFirst()
                .orElseThrow(() -> ModelTexts.noSuchOutlet(outlet));
    }

    private Plan.Light light(String outlet) throws DeviceException {
        return plan.outlets().stream()
                .filter(each -> each.name().equals(outlet))
                .findFirst()
                .orElseThrow(() -> ModelTexts.noSuchOutlet(outlet))
                .light();
    }
}
