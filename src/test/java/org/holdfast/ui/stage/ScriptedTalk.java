// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.DeviceException;
import org.holdfast.device.TalkBack;

/** A loudspeaker that counts what it is told. */
public final class ScriptedTalk implements TalkBack {
    /** Samples that were said. */
    public final AtomicInteger said = new AtomicInteger();
    /** Loudspeakers that are open. */
    public final AtomicInteger open = new AtomicInteger();

    private volatile boolean proven;
    private volatile Optional<DeviceException> trouble = Optional.empty();

    /** From now on it cannot be opened. */
    public void fail(DeviceException why) {
        trouble = Optional.of(why);
    }

    /** Says that it was heard on real hardware. */
    public void prove() {
        proven = true;
    }

    @Override
    public int rate() {
        return 8000;
    }

    @Override
    public boolean proven() {
        return proven;
    }

    @Override
    public Speech begin() throws DeviceException {
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        open.incrementAndGet();
        return new Speech() {
            private boolean closed;

            @Override
            public void say(ByteBuffer samples) {
                said.addAndGet(samples.remaining() / 2);
            }

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    open.decrementAndGet();
                }
            }
        };
    }
}
