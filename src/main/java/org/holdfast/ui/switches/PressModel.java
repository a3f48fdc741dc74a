// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.DeviceException;
import org.holdfast.service.Switchboard;
import org.holdfast.service.Switchboard.Point;
import org.holdfast.ui.control.Background;

/** What was pressed and what came of it, the same wherever a switch is shown. FX thread only; needs no window. */
final class PressModel {
    private final Switchboard board;
    private final Background background;
    private final ReadOnlyObjectWrapper<Map<Point, Fault>> faults =
            new ReadOnlyObjectWrapper<>(this, "faults", Map.of());

    PressModel(Switchboard board, Background background) {
        this.board = board;
        this.background = background;
    }

    /** What did not work and was not tried again since. */
    ReadOnlyObjectProperty<Map<Point, Fault>> faults() {
        return faults.getReadOnlyProperty();
    }

    Optional<Fault> fault(Point point) {
        return Optional.ofNullable(faults.get().get(point));
    }

    /** Where a press leads. */
    static boolean wanted(Switchboard.Row row) {
        return !row.shown().orElse(false);
    }

    /** Switches an outlet. */
    void set(Point point, boolean on) {
        forgive(point);
        background.run(() -> board.set(point, on), _ -> forgive(point), why -> blame(point, missed(why, point, on)));
    }

    private static Fault missed(DeviceException why, Point point, boolean on) {
        return new Fault(why, Optional.of(on), deed -> deed.set(point, on));
    }

    /** Forgets what did not work and is so all the same, because the device was switched elsewhere or later. */
    void settle(List<Switchboard.Panel> panels) {
        if (!faults.get().isEmpty()) {
            panels.stream()
                    .flatMap(panel -> panel.rows().stream())
                    .filter(row -> fault(row.point())
                            .flatMap(Fault::wanted)
                            .filter(wanted -> row.last()
                                    .filter(last -> last.on() == wanted)
                                    .isPresent())
                            .isPresent())
                    .map(Switchboard.Row::point)
                    .forEach(this::forgive);
        }
    }

    /** Does again what did not work. */
    void again(Point point) {
        fault(point).ifPresent(fault -> fault.again().accept(this));
    }

    /** Begins a timer. */
    void begin(Point point, boolean on, Duration after) {
        forgive(point);
        background.run(
                () -> board.begin(point, on, after),
                _ -> forgive(point),
                why -> blame(point, new Fault(why, Optional.empty(), deed -> deed.begin(point, on, after))));
    }

    /** Ends a timer. */
    void cancel(Point point) {
        forgive(point);
        background.act(
                () -> board.cancel(point),
                () -> forgive(point),
                why -> blame(point, new Fault(why, Optional.empty(), deed -> deed.cancel(point))));
    }

    /** Protects an outlet, or no longer. */
    void protect(Point point, boolean from) {
        forgive(point);
        background.act(
                () -> board.protect(point, from),
                () -> forgive(point),
                why -> blame(point, new Fault(why, Optional.empty(), deed -> deed.protect(point, from))));
    }

    /** Switches several; each that did not work has its fault afterwards. */
    void setAll(List<Point> points, boolean on, Consumer<List<Switchboard.Outcome>> done) {
        points.forEach(this::forgive);
        background.run(
                () -> board.setAll(points, on),
                outcomes -> {
                    for (Switchboard.Outcome outcome : outcomes) {
                        if (outcome instanceof Switchboard.Outcome.Failed(Point point, DeviceException why)) {
                            blame(point, missed(why, point, on));
                        }
                    }
                    done.accept(outcomes);
                },
                why -> points.forEach(point -> blame(point, missed(why, point, on))));
    }

    private void blame(Point point, Fault fault) {
        Map<Point, Fault> now = new HashMap<>(faults.get());
        now.put(point, fault);
        faults.set(Map.copyOf(now));
    }

    private void forgive(Point point) {
        if (faults.get().containsKey(point)) {
            Map<Point, Fault> now = new HashMap<>(faults.get());
            now.remove(point);
            faults.set(Map.copyOf(now));
        }
    }

    /**
     * Something that did not work.
     *
     * @param wanted the state that the outlet should have; empty where it was about something else
     * @param again does the same once more
     */
    record Fault(DeviceException why, Optional<Boolean> wanted, Consumer<PressModel> again) {}
}
