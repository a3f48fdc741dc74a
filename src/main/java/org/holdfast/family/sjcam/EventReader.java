// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
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
 * again quietly, with growing pauses. What makes no sense is counted and dropped.
 */
final class EventReader implements AutoCloseable {
    static final int PORT = 3333;

    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

    private final Network network;
    private final Address address;
    private final ClientSockets sockets;
    private final Pace pace;
    private final Consumer<SjcamAnswer> heard;
    private final LongAdder dropped = new LongAdder();
    private final Thread thread;
    private final Object lock = new Object();
    private Optional<Socket> open = Optional.empty();
    private boolean closed;

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

    /** How many messages made no sense. */
    long dropped() {
        return dropped.sum();
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
    private boolean listen() throws IOException {
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
            InputStream in = socket.getInputStream();
            int count;
            while ((count = in.read(bytes)) >= 0) {
                any = true;
                report(Arrays.copyOf(bytes, count));
                splitter.push(bytes, 0, count).forEach(this::hear);
            }
            return any;
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
