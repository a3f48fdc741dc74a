// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.family.miio.wire.LooseJson.Reading;
import org.holdfast.net.Network;
import org.holdfast.net.UdpSocket;
import org.jspecify.annotations.Nullable;

/**
 * Datagrams to and from one device, and what they teach: its id, its clock, what it shows of its token. Whatever does not
 * come from exactly its address and port is counted and moves nothing. For one thread at a time, but for {@link #close}.
 */
final class Exchange implements AutoCloseable {
    private static final String FAMILY = "miio";

    private final Network network;
    private final Route route;
    private final InetSocketAddress place;
    private final MiioTimers timers;
    private final Token token;
    private final PacketCipher cipher;
    private final ReplyCounters counters = new ReplyCounters();
    private final StampClock clock = new StampClock();
    private final ByteBuffer in = ByteBuffer.allocateDirect(Packets.LARGEST_REPLY);
    private final ByteBuffer out = ByteBuffer.allocateDirect(Packets.LARGEST_REQUEST);
    private volatile @Nullable UdpSocket socket;
    private volatile boolean closed;
    private final Object shownLock = new Object();
    private @Nullable Token shown;
    private volatile OptionalLong did;
    private boolean heard;
    private boolean stale;
    private boolean jumped;
    private boolean wrongChecksum;
    private long heardNanos;

    /** @param token copied */
    Exchange(Network network, Route route, InetSocketAddress place, Token token, MiioTimers timers) {
        this.network = network;
        this.route = route;
        this.place = place;
        this.timers = timers;
        this.token = token.copy();
        this.cipher = new PacketCipher(token);
        this.did = route.did();
    }

    ReplyCounters counters() {
        return counters;
    }

    InetSocketAddress place() {
        return place;
    }

    OptionalLong did() {
        return did;
    }

    /** A copy of another token than ours that the device showed; empty where it showed none. Thread-safe. */
    Optional<Token> shown() {
        synchronized (shownLock) {
            return shown == null ? Optional.empty() : Optional.of(shown.copy());
        }
    }

    /** Whether a text has the token in it, or the one that the device showed; true after {@link #wipe}. Thread-safe. */
    boolean holdsToken(String text) {
        try (Token own = token.copy();
                Token other = shown().orElseGet(own::copy)) {
            return own.standsIn(text) || other.standsIn(text);
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** Whether a hello must come first, when nothing was heard for so long. */
    boolean stale(Duration idle) {
        return !heard || stale || System.nanoTime() - heardNanos > idle.toNanos();
    }

    /** Lets a hello come first next time. */
    void doubt() {
        stale = true;
    }

    /** Begins a new account of {@link #jumped} and {@link #wrongChecksum}. */
    void beginAccount() {
        jumped = false;
        wrongChecksum = false;
    }

    /** Whether the device's clock was found elsewhere than expected since the account began. */
    boolean jumped() {
        return jumped;
    }

    /** Whether an answer of another token came since the account began. */
    boolean wrongChecksum() {
        return wrongChecksum;
    }

    /** Whether a hello is the expected device's. */
    boolean expected(Hello hello) {
        return did.isPresent() && did.getAsLong() == hello.did();
    }

    /** Says hello, again and again, until the answer or that time of {@link System#nanoTime}; null where none came. */
    @Nullable
    Hello hello(long until) throws IOException, InterruptedException {
        UdpSocket through = socket();
        while (true) {
            Packets.writeHello(out);
            through.send(out, place);
            counters.hellos.increment();
            long repeat = earlier(System.nanoTime() + timers.helloRepeat().toNanos(), until);
            while (next(through, repeat)) {
                if (Packets.isBare(in)) {
                    if (!Packets.isHello(in)) {
                        return take();
                    }
                } else if (open() != null) {
                    // It belongs to a command that nobody waits for any more.
                    counters.wrongIds.increment();
                }
            }
            if (System.nanoTime() - until >= 0) {
                return null;
            }
        }
    }

    /** Sends a command under an id. */
    void send(byte[] text) throws IOException {
        Packets.write(out, did.orElse(0), clock.now(System.nanoTime()), text, cipher);
        socket().send(out, place);
    }

    /** Waits for the answer to one of those ids until then; null where none came. */
    @Nullable
    Answer await(List<Long> ids, long until) throws IOException, InterruptedException {
        UdpSocket through = socket();
        long end = until;
        Answer nameless = null;
        while (next(through, end)) {
            if (Packets.isBare(in)) {
                if (!Packets.isHello(in) && expected(peek())) {
                    take();
                }
                continue;
            }
            byte[] text = open();
            if (text == null) {
                continue;
            }
            Reply reply = reply(text);
            if (reply.id().isPresent()) {
                if (ids.contains(reply.id().getAsLong())) {
                    counters.answers.increment();
                    return reply.answer();
                }
                counters.wrongIds.increment();
            } else if (reply.answer() instanceof Answer.Unreadable || reply.answer() instanceof Answer.NoDetails) {
                // Perhaps ours: the end of an answer, where its id stands, is what is cut off.
                nameless = reply.answer();
                end = earlier(end, System.nanoTime() + timers.grace().toNanos());
            } else {
                counters.wrongIds.increment();
            }
        }
        if (nameless != null) {
            counters.answers.increment();
        }
        return nameless;
    }

    private Reply reply(byte[] text) {
        return switch (LooseJson.read(text)) {
            case Reading.Sound sound -> {
                if (sound.quirk().isPresent()) {
                    counters.repaired.increment();
                }
                yield Reply.of(sound.object());
            }
            case Reading.Empty() -> new Reply(OptionalLong.empty(), new Answer.NoDetails());
            case Reading.Unreadable(boolean cut, OptionalLong id) -> new Reply(id, new Answer.Unreadable(cut));
        };
    }

    /** Waits for a well-formed datagram of the device; false when the time is over. */
    private boolean next(UdpSocket through, long until) throws IOException, InterruptedException {
        while (true) {
            InetSocketAddress from = through.receive(in, until);
            if (from == null) {
                if (System.nanoTime() - until >= 0) {
                    return false;
                }
            } else if (!from.equals(place)) {
                counters.strangers.increment();
            } else if (!Packets.wellFormed(in)) {
                counters.malformed.increment();
            } else {
                return true;
            }
        }
    }

    /** The text of the datagram that came, or null where it is not for us. */
    private byte @Nullable [] open() {
        byte[] text = Packets.open(in, cipher);
        if (text == null) {
            counters.wrongChecksums.increment();
            wrongChecksum = true;
            return null;
        }
        stale = jumpedBack(Packets.stamp(in));
        return text;
    }

    private Hello peek() {
        return new Hello(Packets.did(in), Packets.stamp(in), Hello.Shown.WITHHELD);
    }

    /** Learns from a hello's answer; the first one says who the device is. */
    private Hello take() {
        long from = Packets.did(in);
        if (did.isEmpty()) {
            did = OptionalLong.of(from);
        }
        Hello.Shown says = Packets.shownToken(in).map(this::compare).orElse(Hello.Shown.WITHHELD);
        Hello hello = new Hello(from, Packets.stamp(in), says);
        if (expected(hello)) {
            jumpedBack(hello.stamp());
            stale = false;
        }
        return hello;
    }

    private Hello.Shown compare(Token seen) {
        if (seen.sameAs(token)) {
            seen.close();
            return Hello.Shown.OURS;
        }
        keep(seen);
        return Hello.Shown.ANOTHER;
    }

    private void keep(@Nullable Token seen) {
        synchronized (shownLock) {
            Token before = shown;
            shown = seen;
            if (before != null) {
                before.close();
            }
        }
    }

    /** Takes a stamp, and says whether it jumped back, as after a restart. */
    private boolean jumpedBack(long stamp) {
        heard = true;
        heardNanos = System.nanoTime();
        OptionalLong ahead = clock.heard(stamp, heardNanos);
        if (ahead.isPresent() && Math.abs(ahead.getAsLong()) > StampClock.TOLERANCE) {
            jumped = true;
            return ahead.getAsLong() < 0;
        }
        return false;
    }

    private UdpSocket socket() throws IOException {
        UdpSocket now = socket;
        if (now == null) {
            now = UdpSocket.open(network, FAMILY, route.via(), place.getAddress());
            socket = now;
        }
        if (closed) {
            now.close();
            throw new ClosedChannelException();
        }
        return now;
    }

    boolean closed() {
        return closed;
    }

    /** Lets the next command open a fresh socket, because the network failed or changed. */
    void forget() {
        UdpSocket before = socket;
        socket = null;
        stale = true;
        if (before != null) {
            before.close();
        }
    }

    private static long earlier(long one, long other) {
        return one - other < 0 ? one : other;
    }

    /** Ends a wait at once, and every later one. */
    @Override
    public void close() {
        closed = true;
        UdpSocket now = socket;
        if (now != null) {
            now.close();
        }
    }

    /** Wipes the secrets; nothing may be sent or received any more. */
    void wipe() {
        token.close();
        cipher.close();
        keep(null);
    }
}
