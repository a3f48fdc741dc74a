// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.talk;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.holdfast.device.DeviceException;
import org.holdfast.device.TalkBack;
import org.holdfast.media.Microphones;
import org.holdfast.service.talk.TalkSession;
import org.holdfast.ui.control.Background;
import org.jspecify.annotations.Nullable;

/** Whether the user speaks to a device, and how loud. FX thread only; needs no window. */
final class TalkModel implements AutoCloseable {
    private final TalkBack talk;
    private final Microphones microphones;
    private final Background background;
    private final Consumer<DeviceException> failed;
    private final ReadOnlyBooleanWrapper talking = new ReadOnlyBooleanWrapper(this, "talking");
    private final ReadOnlyDoubleWrapper level = new ReadOnlyDoubleWrapper(this, "level");
    private @Nullable Hearing present;

    /** @param failed told why it ended by itself */
    TalkModel(TalkBack talk, Microphones microphones, Background background, Consumer<DeviceException> failed) {
        this.talk = talk;
        this.microphones = microphones;
        this.background = background;
        this.failed = failed;
    }

    ReadOnlyBooleanProperty talking() {
        return talking.getReadOnlyProperty();
    }

    /** From 0 for silence to 1 for the loudest. */
    ReadOnlyDoubleProperty level() {
        return level.getReadOnlyProperty();
    }

    /** Whether it was ever heard on real hardware. */
    boolean proven() {
        return talk.proven();
    }

    /** The button or key goes down; harmless when it is down already, as keys repeat. */
    void press() {
        if (present == null) {
            talking.set(true);
            Hearing hearing = new Hearing();
            present = hearing;
            hearing.session = TalkSession.begin(talk, microphones, hearing);
        }
    }

    /** It goes up; harmless when it is. */
    void release() {
        Hearing hearing = present;
        if (hearing != null) {
            over();
            hearing.close();
        }
    }

    private void over() {
        present = null;
        talking.set(false);
        level.set(0);
    }

    @Override
    public void close() {
        release();
    }

    /** One time that the button is held. */
    private final class Hearing implements TalkSession.Listener, AutoCloseable {
        private final Runnable arrived = background.gathered(this::show);
        private volatile double newest;
        private @Nullable TalkSession session;

        private void show() {
            if (equals(present)) {
                level.set(newest);
            }
        }

        @Override
        public void heard(double now) {
            newest = now;
            arrived.run();
        }

        @Override
        public void ended(Optional<DeviceException> failure) {
            background.later(() -> {
                if (equals(present)) {
                    over();
                    failure.ifPresent(failed);
                }
            });
        }

        @Override
        public void close() {
            TalkSession open = session;
            if (open != null) {
                open.close();
            }
        }
    }
}
