// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.command;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.family.a9.pppp.PpppSession;
import org.holdfast.net.Registration;
import org.jspecify.annotations.Nullable;

/**
 * Commands and replies on a session's channel 0: one command at a time, and a reply is waited for apart from the
 * packet's acknowledgement, because cameras drop or confuse commands that overlap (protocol reference, section 3.5).
 * Thread-safe; whoever asks waits for the turn.
 *
 * @param <R> one reply
 */
public final class Conversation<R> implements AutoCloseable {
    /** The channel of commands and replies in every dialect. */
    public static final int CHANNEL = 0;

    /** How long a reply is waited for; protocol reference, section 11. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The same while the camera scans for networks. */
    public static final Duration SCAN_PATIENCE = Duration.ofSeconds(15);

    /** The same where the packet's acknowledgement is worth as much, and the next command must not be kept waiting. */
    public static final Duration BRIEF = Duration.ofMillis(500);

    private static final int MOST_REPLIES = 64;

    private final PpppSession session;
    private final Decoder<R> decoder;
    private final Semaphore turn = new Semaphore(1, true);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private final Deque<R> replies = new ArrayDeque<>();
    private final InOrder order = new InOrder();
    private final Registration listening;
    private final Registration watching;
    private @Nullable DeviceException lost;

    public Conversation(PpppSession session, Decoder<R> decoder) {
        this.session = session;
        this.decoder = decoder;
        this.listening = session.listen(CHANNEL, this::packet);
        this.watching = session.onLost(this::lose);
    }

    /** The shorter of two. */
    public static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** The camera as {@code HOST:PORT}. */
    public String where() {
        return session.where();
    }

    /**
     * Sends a command and waits for its reply.
     *
     * @param answers whether a reply is the one to this command; others are dropped
     * @param tried what is being done, for the sentence when it fails
     * @throws DeviceException.TimedOut when the camera acknowledged the command and did not reply in time
     */
    public R ask(ByteBuffer request, Predicate<R> answers, Duration patience, Text tried)
            throws DeviceException, InterruptedException {
        Optional<R> reply = exchange(request, answers, patience);
        return reply.orElseThrow(() -> new DeviceException.TimedOut(session.where(), tried, null));
    }

    /** The same where no reply is as good as one. */
    public Optional<R> exchange(ByteBuffer request, Predicate<R> answers, Duration patience)
            throws DeviceException, InterruptedException {
        turn.acquire();
        try {
            forget();
            session.send(CHANNEL, request);
            return await(answers, patience);
        } finally {
            turn.release();
        }
    }

    /** Sends a command that has no reply worth waiting for; returns when the camera acknowledged it. */
    public void tell(ByteBuffer request) throws DeviceException, InterruptedException {
        turn.acquire();
        try {
            session.send(CHANNEL, request);
        } finally {
            turn.release();
        }
    }

    /** Sends a command out of turn and does not wait, for what has to be told before the end. */
    public void post(ByteBuffer request) throws DeviceException {
        session.post(CHANNEL, request);
    }

    private void forget() {
        lock.lock();
        try {
            replies.clear();
        } finally {
            lock.unlock();
        }
    }

    private Optional<R> await(Predicate<R> answers, Duration patience) throws DeviceException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        lock.lock();
        try {
            while (true) {
                order.overdue(System.nanoTime(), this::decode);
                Optional<R> reply = matching(answers);
                if (reply.isPresent()) {
                    return reply;
                }
                if (lost != null) {
                    throw lost;
                }
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return Optional.empty();
                }
                long _ = came.awaitNanos(Math.min(left, InOrder.WAIT.toNanos()));
            }
        } finally {
            lock.unlock();
        }
    }

    private Optional<R> matching(Predicate<R> answers) {
        for (Iterator<R> each = replies.iterator(); each.hasNext(); ) {
            R reply = each.next();
            each.remove();
            if (answers.test(reply)) {
                return Optional.of(reply);
            }
        }
        return Optional.empty();
    }

    private void packet(long index, ByteBuffer payload, long arrivedNanos) {
        lock.lock();
        try {
            order.packet(index, payload, arrivedNanos, this::decode);
            came.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void decode(ByteBuffer payload) {
        decoder.read(payload, reply -> {
            if (replies.size() >= MOST_REPLIES) {
                replies.removeFirst();
            }
            replies.addLast(reply);
        });
    }

    private void lose(DeviceException why) {
        lock.lock();
        try {
            lost = why;
            came.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        listening.close();
        watching.close();
    }

    /**
     * Reads replies out of packets. One thread at a time; hostile bytes give nothing and never an exception.
     *
     * @param <R> one reply
     */
    @FunctionalInterface
    public interface Decoder<R> {
        /**
         * Reads one packet.
         *
         * @param payload in the order of the indices, valid during the call
         * @param replies takes each whole reply
         */
        void read(ByteBuffer payload, Consumer<R> replies);
    }
}
