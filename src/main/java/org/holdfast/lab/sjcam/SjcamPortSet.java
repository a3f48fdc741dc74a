// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.net.Address;
import org.holdfast.net.Listener;
import org.holdfast.net.Listeners;
import org.jspecify.annotations.Nullable;

/** The camera's ports: which it has, and which of them are open in which mode (protocol reference, section 1). */
final class SjcamPortSet implements AutoCloseable {
    private final Listeners listeners = new Listeners();
    private final InetAddress bind;
    private final MjpegPort mjpeg;
    private final Listener httpListener;
    private final Listener eventListener;
    private final int rtspPort;
    private final int mjpegPort;
    private @Nullable Listener mjpegListener;

    SjcamPortSet(InetAddress bind, SjcamPorts wanted, HttpPort http, EventPort events, MjpegPort mjpeg)
            throws IOException {
        this.bind = bind;
        this.mjpeg = mjpeg;
        try {
            httpListener = listeners.tcp(bind, wanted.http(), "lab-sjcam-http", HttpPort.CONNECTIONS, http::serve);
            eventListener = openOrFree(wanted.events(), "lab-sjcam-events", EventPort.CONNECTIONS, events::serve);
            Listener first = openOrFree(wanted.mjpeg(), "lab-sjcam-mjpeg", MjpegPort.CONNECTIONS, mjpeg::serve);
            mjpegPort = first.address().getPort();
            first.close();
            rtspPort = wanted.rtsp();
        } catch (IOException | RuntimeException e) {
            listeners.close();
            throw e;
        }
    }

    /** Opens what is open in that mode and closes what is not. */
    void open(Mode mode) throws IOException {
        Listener open = mjpegListener;
        if (open != null && !mode.photo()) {
            open.close();
            mjpegListener = null;
        }
        if (open == null && mode.photo()) {
            mjpegListener = listeners.tcp(bind, mjpegPort, "lab-sjcam-mjpeg", MjpegPort.CONNECTIONS, mjpeg::serve);
        }
    }

    /** Breaks off the live picture of the video modes, as when it starts anew. */
    void cutStreams() {}

    /** Breaks every connection. */
    void disconnectAll() {
        httpListener.disconnectAll();
        eventListener.disconnectAll();
        Listener open = mjpegListener;
        if (open != null) {
            open.disconnectAll();
        }
        cutStreams();
    }

    Address address() {
        SortedMap<String, Integer> named = new TreeMap<>();
        named.put("events", eventListener.address().getPort());
        named.put("mjpeg", mjpegPort);
        named.put("rtsp", rtspPort);
        return new Address(
                bind.getHostAddress(), OptionalInt.of(httpListener.address().getPort()), named);
    }

    @Override
    public void close() {
        listeners.close();
    }

    private Listener openOrFree(int port, String purpose, int connections, Listeners.Service service)
            throws IOException {
        try {
            return listeners.tcp(bind, port, purpose, connections, service);
        } catch (BindException e) {
            return listeners.tcp(bind, 0, purpose, connections, service);
        }
    }
}
