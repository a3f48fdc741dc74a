// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.CameraControl;
import org.holdfast.device.Connection;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Events;
import org.holdfast.net.Registration;
import org.holdfast.ui.control.Background;
import org.jspecify.annotations.Nullable;

/**
 * What steers a camera beside its picture: its mode, recording on its card, its shutter. What is shown is what the
 * camera said last. FX thread only, but knows no window.
 */
public final class CameraPanelModel {
    private static final Duration STALE = Duration.ofSeconds(10);

    private final Connection connection;
    private final CameraControl control;
    private final Background background;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<Optional<Reading>> reading = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Deed>> doing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Refusal>> refusal = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Connection.Fact>> facts = new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable Registration events;
    private @Nullable Registration asking;
    private @Nullable Runnable waiting;
    private Instant asked = Instant.EPOCH;

    /** The camera's state and when it told it. */
    public record Reading(CameraControl.State state, Instant when) {}

    /** Something that the camera was told to do. */
    public sealed interface Deed {
        record Switch(CameraControl.Mode mode) implements Deed {}

        record RecordOnCard(boolean on) implements Deed {}

        record Shoot() implements Deed {}
    }

    /** What the camera did not do, and why. */
    public record Refusal(Optional<Deed> deed, DeviceException why) {}

    public CameraPanelModel(Connection connection, CameraControl control, Background background, Clock clock) {
        this.connection = connection;
        this.control = control;
        this.background = background;
        this.clock = clock;
    }

    public List<CameraControl.Mode> modes() {
        return control.modes();
    }

    /** Empty until the camera answered once. */
    public ReadOnlyObjectProperty<Optional<Reading>> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** What is being done now; further orders wait until the camera is through. */
    public ReadOnlyObjectProperty<Optional<Deed>> doingProperty() {
        return doing.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Refusal>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** Battery, card and the like; empty while unknown. */
    public ReadOnlyObjectProperty<List<Connection.Fact>> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /** How long the clip being recorded is by now, counting on from what the camera said last. */
    public Optional<Duration> recorded() {
        return reading.get()
                .flatMap(last -> last.state()
                        .recorded()
                        .filter(_ -> last.state().activity() == CameraControl.Activity.RECORDING)
                        .map(length -> length.plus(Duration.between(last.when(), clock.instant()))));
    }

    /** Listens and asks, while it can be seen. */
    public void shown() {
        if (events == null) {
            Runnable changed = background.gathered(this::refresh);
            events = connection
                    .capability(Events.class)
                    .map(source -> source.listen(event -> {
                        if (event.changes()) {
                            changed.run();
                        }
                    }))
                    .orElse(() -> {});
        }
        refresh();
    }

    public void hidden() {
        if (events != null) {
            events.close();
            events = null;
        }
        if (asking != null) {
            asking.close();
            asking = null;
        }
    }

    /** Asks again where the last answer is old; called once a second while it is seen. */
    public void tick() {
        if (doing.get().isEmpty() && asking == null && asked.plus(STALE).isBefore(clock.instant())) {
            refresh();
        }
    }

    /** Asks the camera, unless it is busy with an order, after which it is known anyway. */
    public void refresh() {
        if (doing.get().isPresent() || asking != null) {
            return;
        }
        asked = clock.instant();
        asking = background.run(
                () -> new Answer(control.state(), connection.facts()),
                answer -> {
                    asking = null;
                    facts.set(List.copyOf(answer.facts()));
                    took(answer.state());
                    if (refusal.get().filter(old -> old.deed().isEmpty()).isPresent()) {
                        refusal.set(Optional.empty());
                    }
                },
                why -> {
                    asking = null;
                    refusal.set(Optional.of(new Refusal(Optional.empty(), why)));
                });
    }

    private record Answer(CameraControl.State state, List<Connection.Fact> facts) {}

    public void switchTo(CameraControl.Mode mode) {
        if (reading.get()
                .flatMap(last -> last.state().mode())
                .filter(mode::equals)
                .isEmpty()) {
            tell(new Deed.Switch(mode), () -> control.switchTo(mode));
        }
    }

    /** Starts or stops recording on the card. */
    public void record() {
        boolean on = reading.get()
                .map(last -> last.state().activity() != CameraControl.Activity.RECORDING)
                .orElse(true);
        tell(new Deed.RecordOnCard(on), () -> control.record(on));
    }

    public void shoot() {
        tell(new Deed.Shoot(), control::shoot);
    }

    /** Tries what was refused once more. */
    public void again() {
        Optional<Refusal> last = refusal.get();
        refusal.set(Optional.empty());
        if (last.isEmpty() || last.get().deed().isEmpty()) {
            refresh();
            return;
        }
        switch (last.get().deed().get()) {
            case Deed.Switch change -> switchTo(change.mode());
            case Deed.RecordOnCard order -> tell(order, () -> control.record(order.on()));
            case Deed.Shoot _ -> shoot();
        }
    }

    private void tell(Deed deed, Background.Job<CameraControl.State> order) {
        if (doing.get().isPresent()) {
            // The camera takes one command at a time; the last order waits for its turn instead of being lost.
            waiting = () -> tell(deed, order);
            return;
        }
        if (asking != null) {
            asking.close();
            asking = null;
        }
        refusal.set(Optional.empty());
        doing.set(Optional.of(deed));
        background.run(
                order,
                state -> {
                    doing.set(Optional.empty());
                    took(state);
                    goOn();
                },
                why -> {
                    doing.set(Optional.empty());
                    refusal.set(Optional.of(new Refusal(Optional.of(deed), why)));
                    waiting = null;
                });
    }

    private void goOn() {
        Runnable next = waiting;
        waiting = null;
        if (next != null) {
            next.run();
        }
    }

    private void took(CameraControl.State state) {
        reading.set(Optional.of(new Reading(state, clock.instant())));
    }
}
