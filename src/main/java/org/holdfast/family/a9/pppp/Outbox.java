// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The own packets that are not acknowledged, each sent under one index until it is (protocol reference, section 3.5).
 * Thread-safe; whoever sends gets copies, so that nothing is sent under the lock.
 */
final class Outbox {
    /** A camera that is busy was seen to take 44 s. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(45);
    /** Sound that is older than this is no use. */
    static final Duration POST_LIFE = Duration.ofMillis(500);

    private static final int MOST_WAITING = 64;
    private static final int INDICES = 1 << 16;

    private final WireForm form;
    private final SessionTimers timers;
    private final int[] nextIndices;
    private final List<Outgoing> waiting = new ArrayList<>();
    private final ArrayDeque<ByteBuffer> spare = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    Outbox(WireForm form, SessionTimers timers, int channels) {
        this.form = form;
        this.timers = timers;
        nextIndices = new int[channels];
    }

    /** Adds a packet, due at once; null when it is closed. */
    @Nullable
    Outgoing add(int channel, ByteBuffer payload, boolean awaited, long now) {
        lock.lock();
        try {
            if (closed) {
                return null;
            }
            if (waiting.size() >= MOST_WAITING) {
                dropOldestPost();
            }
            ByteBuffer datagram = spare.isEmpty() ? ByteBuffer.allocateDirect(Packets.LARGEST) : spare.pop();
            int index = nextIndices[channel];
            Packets.writeData(datagram, channel, index, payload);
            form.encipher(datagram);
            nextIndices[channel] = (index + 1) % INDICES;
            Outgoing added = new Outgoing(datagram, channel, index, awaited, now);
            waiting.add(added);
            return added;
        } finally {
            lock.unlock();
        }
    }

    /** The camera has a packet. */
    void acknowledged(int channel, int index) {
        lock.lock();
        try {
            for (int i = 0; i < waiting.size(); i++) {
                Outgoing each = waiting.get(i);
                if (each.channel == channel && each.index == index) {
                    remove(i, true);
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits for this packet any more. */
    void forget(Outgoing packet) {
        lock.lock();
        try {
            int place = waiting.indexOf(packet);
            if (place >= 0) {
                remove(place, false);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives up what has waited too long, and copies the next packet that is due.
     *
     * @param heardAt when the camera was last heard
     * @param unheard for how long it may be silent
     * @param into gets the datagram as it goes on the wire
     * @return how often it has been sent with this time; 0 when none is due
     */
    int nextDue(long now, long heardAt, Duration unheard, ByteBuffer into) {
        lock.lock();
        try {
            for (int i = waiting.size() - 1; i >= 0; i--) {
                if (isOver(waiting.get(i), now, heardAt, unheard)) {
                    remove(i, false);
                }
            }
            for (int i = 0; i < waiting.size(); i++) {
                Outgoing each = waiting.get(i);
                if (now - each.nextAt >= 0 && each.sent < SessionTimers.MOST_SENDS) {
                    each.nextAt = now + timers.resend().toNanos();
                    each.sent++;
                    into.clear().put(0, each.datagram, 0, each.datagram.limit()).limit(each.datagram.limit());
                    return each.sent;
                }
            }
            return 0;
        } finally {
            lock.unlock();
        }
    }

    private static boolean isOver(Outgoing packet, long now, long heardAt, Duration unheard) {
        long age = now - packet.firstAt;
        if (!packet.awaited) {
            return age > POST_LIFE.toNanos();
        }
        return age > LONGEST_WAIT.toNanos() || Math.min(age, now - heardAt) > unheard.toNanos();
    }

    /** When something is due again, or {@code otherwise} if that is earlier. */
    long nextAt(long otherwise) {
        lock.lock();
        try {
            long earliest = otherwise;
            for (int i = 0; i < waiting.size(); i++) {
                Outgoing each = waiting.get(i);
                if (each.nextAt - earliest < 0 && each.sent < SessionTimers.MOST_SENDS) {
                    earliest = each.nextAt;
                }
            }
            return earliest;
        } finally {
            lock.unlock();
        }
    }

    /** Gives everything up and takes nothing more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            for (int i = waiting.size() - 1; i >= 0; i--) {
                remove(i, false);
            }
        } finally {
            lock.unlock();
        }
    }

    private void dropOldestPost() {
        for (int i = 0; i < waiting.size(); i++) {
            if (!waiting.get(i).awaited) {
                remove(i, false);
                return;
            }
        }
    }

    private void remove(int place, boolean arrived) {
        Outgoing removed = waiting.remove(place);
        spare.push(removed.datagram);
        removed.settle(arrived);
    }
}
