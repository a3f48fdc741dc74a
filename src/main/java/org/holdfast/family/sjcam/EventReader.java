// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.holdfast.net.Address;
import org.holdfast.net.ClientSockets;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.MalformedXmlException;
import org.holdfast.net.Network;
import org.holdfast.net.WireEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the event port (protocol reference, section 10) on one virtual thread and hands each message on. It connects
 * again quietly, with growing pauses. What makes no sense or comes faster than any camera has something to say is counted
 * and dropped.
 */
final class EventReader implements AutoCloseable {
    static final int PORT = 3333;

    /** At their busiest these cameras send three messages a second, or a dozen at once after a pause of the network. */
    static final int MOST_A_SECOND = 50;

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

    private final Network network;
    private final Address address;
    private final ClientSockets sockets;
    private final Pace pace;
    private final Consumer<SjcamAnswer> heard;
    private final LongAdder dropped = new LongAdder();
    private final LongAdder surplus = new LongAdder();
    private final Thread thread;
    private final Object lock = new Object();
    private Optional<Socket> open = Optional.empty();
    private boolean closed;
    private volatile boolean connected;
    private volatile Runnable ended = () -> {};
    private long second = System.nanoTime();
    private int inThisSecond;

    EventReader(
            Network network, Address address, Optional<LocalInterface> via, Pace pace, Consumer<SjcamAnswer> heard) {
        this.network = network;
        this.address = address;
        this.sockets = new ClientSockets(network.reach(), via);
        this.pace = pace;
        this.heard = heard;
        this.thread = Thread.ofVirtual().name("work-sjcam-events").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Whether the camera is listened to right now. */
    boolean connected() {
        return connected;
    }

    /** Calls {@code listener} on the reading thread each time that a connection ended by itself. */
    void onEnded(Runnable listener) {
        ended = listener;
    }

    /** How many messages made no sense. */
    long dropped() {
        return dropped.sum();
    }

    /** How many messages came too fast and were not listened to. */
    long surplus() {
        return surplus.sum();
    }

    private void run() {
        Duration pause = Pace.EVENT_PAUSE;
        try {
            while (!isClosed()) {
                try {
                    if (listen()) {
                        pause = Pace.EVENT_PAUSE;
                    }
                } catch (IOException e) {
                    LOG.debug("The event port of {} ended: {}", address.urlHost(), e.toString());
                }
                pace.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(Pace.LONGEST_EVENT_PAUSE) > 0
                        ? Pace.LONGEST_EVENT_PAUSE
                        : pause.multipliedBy(2);
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    /** Reads until the camera ends it; tells whether anything came. */
    private boolean listen() throws IOException, InterruptedException {
        try (Socket socket =
                sockets.open(address.host(), address.portOr("events", PORT), pace.deadline(Pace.CONNECT))) {
            if (!keep(socket)) {
                return false;
            }
            // Nothing comes while the camera idles, so silence is no fault; a dead peer is found by the system.
            socket.setKeepAlive(true);
            EventSplitter splitter = new EventSplitter();
            byte[] bytes = new byte[2048];
            boolean any = false;
            connected = true;
            InputStream in = socket.getInputStream();
            int count;
            while ((count = in.read(bytes)) >= 0) {
                any = true;
                report(Arrays.copyOf(bytes, count));
                if (!hear(splitter.push(bytes, 0, count))) {
                    // What is not read fills the camera's own buffers, not our time.
                    pace.sleep(Pace.FLOODED);
                }
            }
            return any;
        } finally {
            if (connected) {
                connected = false;
                ended.run();
            }
        }
    }

    private void report(byte[] bytes) {
        network.tap()
                .report(() -> new WireEvent(
                        network.clock().instant(),
                        SjcamFamily.ID,
                        address.host() + ":" + address.portOr("events", PORT),
                        WireEvent.Direction.RECEIVED,
                        WireEvent.Transport.TCP,
                        ByteBuffer.wrap(bytes)));
    }

    /** Hands messages on, as many as a second has room for; tells whether that was all of them. */
    private boolean hear(List<byte[]> messages) {
        long now = System.nanoTime();
        if (now - second > SECOND.toNanos()) {
            second = now;
            inThisSecond = 0;
        }
        int room = Math.min(messages.size(), MOST_A_SECOND - inThisSecond);
        inThisSecond += room;
        messages.subList(0, room).forEach(this::hear);
        boolean all = room == messages.size();
        if (!all) {
            if (surplus.sum() == 0) {
                LOG.warn("The event port of {} sends more than anybody can read", address.urlHost());
            }
            surplus.add(messages.size() - room);
        }
        return all;
    }

    private void hear(byte[] message) {
        try {
            heard.accept(SjcamAnswer.read(message));
        } catch (MalformedXmlException e) {
            dropped.increment();
        }
    }

    private boolean keep(Socket socket) {
        synchronized (lock) {
            open = Optional.of(socket);
            return !closed;
        }
    }

    private boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    @Override
    public void close() {
        Optional<Socket> last;
        synchronized (lock) {
            closed = true;
            last = open;
        }
        thread.interrupt();
        last.ifPresent(EventReader::quietly);
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("Closing the event port failed", e);
        }
    }
}
