// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Registration;

/**
 * A session over UDP, pinned to the exact address and port that answered: what comes from elsewhere is counted and moves
 * nothing. One thread, {@code rx-…}, receives, acknowledges, sends and sends again, and calls the listeners.
 */
public final class UdpPpppSession implements PpppSession {
    private static final Duration LONGEST_END = Duration.ofMillis(500);

    private final Uid uid;
    private final WireForm form;
    private final SessionState state;
    private final SessionLoop loop;
    private final Thread thread;
    private final Semaphore[] turns = new Semaphore[SessionLoop.CHANNELS];
    private final AtomicBoolean closed = new AtomicBoolean();

    UdpPpppSession(Peer peer, String where, SessionTimers timers) {
        uid = peer.uid();
        form = peer.form();
        state = new SessionState(where, new Outbox(peer.form(), timers, SessionLoop.CHANNELS));
        loop = new SessionLoop(peer, state, timers);
        for (int i = 0; i < turns.length; i++) {
            // Fair, so that commands go out in the order in which they were asked for.
            turns[i] = new Semaphore(1, true);
        }
        thread = Thread.ofPlatform().name("rx-a9-" + where).daemon().start(loop);
    }

    @Override
    public Uid uid() {
        return uid;
    }

    /** How the camera's datagrams look, worth remembering. */
    public WireForm form() {
        return form;
    }

    @Override
    public String where() {
        return state.where();
    }

    @Override
    public void send(int channel, ByteBuffer payload) throws DeviceException, InterruptedException {
        Semaphore turn = turns[channel];
        turn.acquire();
        try {
            Outgoing packet = state.outbox().add(channel, payload, true, System.nanoTime());
            if (packet == null) {
                throw state.ended();
            }
            loop.wake();
            boolean arrived;
            try {
                arrived = packet.await();
            } finally {
                state.outbox().forget(packet);
            }
            if (!arrived) {
                throw state.isOver() ? state.ended() : PpppTexts.notAcknowledged(where());
            }
        } finally {
            turn.release();
        }
    }

    @Override
    public void post(int channel, ByteBuffer payload) throws DeviceException {
        if (state.outbox().add(channel, payload, false, System.nanoTime()) == null) {
            throw state.ended();
        }
        loop.wake();
    }

    @Override
    public Registration listen(int channel, PacketListener listener) {
        return loop.listen(channel, listener);
    }

    @Override
    public Registration onLost(Consumer<DeviceException> lost) {
        return state.onLost(lost);
    }

    @Override
    public Registration patient() {
        return loop.patient();
    }

    @Override
    public PacketCounts counts() {
        return loop.counts();
    }

    /**
     * Waits a moment, because cameras lose commands that come too soon.
     *
     * @throws DeviceException when the session ended meanwhile
     */
    void settle(Duration pause) throws DeviceException, InterruptedException {
        if (state.awaitEnd(pause)) {
            throw state.ended();
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        state.end(() -> PpppTexts.over(where()), false);
        loop.leave();
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            thread.join(LONGEST_END);
        } catch (InterruptedException e) {
            // It ends all the same: its socket is closed.
            Thread.currentThread().interrupt();
        }
    }

    /** Between the farewells; protocol reference, section 3.6. */
    static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
