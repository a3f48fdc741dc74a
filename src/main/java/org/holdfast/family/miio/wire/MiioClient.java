// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Network;
import tools.jackson.databind.JsonNode;

/**
 * Commands to one device (protocol reference, sections 1 to 7). One is on its way at a time, in the order in which they
 * were asked for; the thread that asks sends, waits and sends again, so a client at rest costs a socket and no thread.
 * What is asked or set is sent again where its answer is missing; what must not happen twice never is. Answers are matched
 * by id; those with another id or a wrong checksum are dropped and counted. Thread-safe.
 */
public final class MiioClient implements AutoCloseable {
    private static final Duration LONGEST_END = Duration.ofMillis(500);

    private final Network network;
    private final String where;
    private final MiioTimers timers;
    private final Exchange exchange;
    private final MessageIds ids;
    // Fair, so that commands go out in the order in which they were asked for.
    private final Semaphore turn = new Semaphore(1, true);
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile boolean answeredBefore;
    private volatile Contact contact;

    private MiioClient(Network network, String where, MiioTimers timers, Exchange exchange) {
        this.network = network;
        this.where = where;
        this.timers = timers;
        this.exchange = exchange;
        this.ids = new MessageIds(network.clock());
        this.contact = new Contact(isOwn(), true, Optional.empty(), true, false, false, false, false);
    }

    /**
     * A client; nothing is sent yet, only a name is looked up.
     *
     * @param token copied; stays the caller's
     * @throws DeviceException when the name has no address, or the place is none at home
     */
    public static MiioClient open(Network network, Route route, Token token) throws DeviceException {
        return open(network, route, token, MiioTimers.REFERENCE);
    }

    /** The same with times of its own. */
    public static MiioClient open(Network network, Route route, Token token, MiioTimers timers) throws DeviceException {
        String where = route.address().host() + ":" + route.address().portOr(Neighbourhood.PORT);
        try {
            InetSocketAddress place = Neighbourhood.resolve(network, route.address());
            if (!Neighbourhood.holds(network, place.getAddress())) {
                throw WireTexts.notLocal(where);
            }
            return new MiioClient(network, where, timers, new Exchange(network, route, place, token, timers));
        } catch (IOException e) {
            throw WireTexts.failed(where, e);
        }
    }

    /** Where the device is, as {@code HOST:PORT}. */
    public String where() {
        return where;
    }

    /** Who the device is, unsigned; empty until it was said or has answered a hello. */
    public OptionalLong did() {
        return exchange.did();
    }

    /** Another token than ours that the device showed, the caller's to close; empty where it showed none. */
    public Optional<Token> shownToken() {
        return exchange.shown();
    }

    /** Whether a text has this device's token in it; such a text must not be shown. */
    public boolean holdsToken(String text) {
        return exchange.holdsToken(text);
    }

    public ReplyCounts counts() {
        return exchange.counters().now();
    }

    /** What is known since the last command. */
    public Contact contact() {
        return contact;
    }

    /**
     * Says hello and waits for the answer, for some three seconds.
     *
     * @throws DeviceException when nothing or another device answers
     */
    public Hello handshake() throws DeviceException, InterruptedException {
        return inTurn(timers.patience(), deadline -> {
            Hello hello = exchange.hello(System.nanoTime()
                    + timers.hello().multipliedBy(timers.tries().size()).toNanos());
            boolean expected = hello != null && exchange.expected(hello);
            contact = new Contact(
                    isOwn(),
                    true,
                    Optional.ofNullable(hello),
                    hello == null || expected,
                    false,
                    answeredBefore,
                    false,
                    false);
            if (hello == null) {
                throw WireTexts.silent(where, isOwn());
            }
            if (!expected) {
                throw WireTexts.another(where);
            }
            return hello;
        });
    }

    /** {@link #call(Call, Duration)} with the usual patience of seven seconds. */
    public Answer call(Call call) throws DeviceException, InterruptedException {
        return call(call, timers.patience());
    }

    /**
     * Sends a command and waits for its answer, which may be an error of the device.
     *
     * @param patience for everything together, waiting for its turn included
     * @throws DeviceException when no answer came, when another device has the address, when the command is too large to
     *     be sent, or when this is closed
     */
    public Answer call(Call call, Duration patience) throws DeviceException, InterruptedException {
        if (call.size() > Packets.LARGEST_REQUEST) {
            throw WireTexts.tooLarge(call.size());
        }
        return inTurn(patience, deadline -> {
            Attempt attempt = new Attempt(exchange, timers, ids, call, deadline, where);
            Answer answer;
            try {
                answer = attempt.run();
            } finally {
                contact = attempt.contact(isOwn(), answeredBefore);
            }
            if (answer == null) {
                throw unanswered(call, contact);
            }
            answeredBefore = true;
            return answer;
        });
    }

    /**
     * The result of a command.
     *
     * @throws DeviceException also when the device answered with an error, with nothing, or unreadably
     */
    public JsonNode result(Call call) throws DeviceException, InterruptedException {
        return call(call).result(where);
    }

    /**
     * Finds out how the device answers, with a question that changes nothing; takes less than eight seconds.
     *
     * @throws DeviceException when this is closed
     */
    public Contact diagnose() throws DeviceException, InterruptedException {
        inTurn(timers.patience(), _ -> {
            exchange.doubt();
            return true;
        });
        try {
            call(Call.info());
        } catch (DeviceException e) {
            if (exchange.closed()) {
                throw e;
            }
        }
        return contact;
    }

    private DeviceException unanswered(Call call, Contact facts) {
        return switch (facts.verdict()) {
            case SILENT, SILENT_IN_OTHER_NETWORK, NO_WAY -> WireTexts.silent(where, facts.ownNetwork());
            case OTHER_DEVICE -> WireTexts.another(where);
            case TOKEN_CHANGED -> WireTexts.tokenChanged(where);
            case WRONG_TOKEN -> new DeviceException.WrongCredentials(where);
            case STAMP_REFUSED, DEAF_SINCE, DEAF, ANSWERS, ANSWERS_AFTER_HELLO -> {
                if (call.kind() == Call.Kind.ONCE) {
                    yield WireTexts.unknownWhetherDone(where);
                }
                yield switch (facts.verdict()) {
                    case STAMP_REFUSED -> WireTexts.stampRefused(where);
                    case DEAF_SINCE -> WireTexts.deafNow(where);
                    default -> WireTexts.deaf(where);
                };
            }
        };
    }

    private boolean isOwn() {
        return Neighbourhood.isOwn(network, exchange.place().getAddress());
    }

    /** What is done with the device alone, until a time of {@link System#nanoTime}. */
    @FunctionalInterface
    private interface Work<T> {
        T run(long deadline) throws DeviceException, IOException, InterruptedException;
    }

    private <T> T inTurn(Duration patience, Work<T> work) throws DeviceException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        if (!turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw closing.get() ? WireTexts.over(where) : new DeviceException.Busy(where, WireTexts.text("tried.turn"));
        }
        try {
            if (closing.get()) {
                throw WireTexts.over(where);
            }
            return work.run(deadline);
        } catch (IOException e) {
            if (exchange.closed()) {
                throw WireTexts.over(where);
            }
            exchange.forget();
            contact = new Contact(isOwn(), false, Optional.empty(), true, false, answeredBefore, false, false);
            throw WireTexts.failed(where, e);
        } finally {
            turn.release();
        }
    }

    /** Ends the command on its way at once, and wipes the token. */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        exchange.close();
        boolean mine = false;
        try {
            mine = turn.tryAcquire(LONGEST_END.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // It ends all the same: its socket is closed.
            Thread.currentThread().interrupt();
        }
        exchange.wipe();
        if (mine) {
            turn.release();
        }
    }

    @Override
    public String toString() {
        return "MiioClient " + where;
    }
}
