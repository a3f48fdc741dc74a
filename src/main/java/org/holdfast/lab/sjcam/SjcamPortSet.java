// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holdfast.lab.rtsp.RtspServer;
import org.holdfast.net.Address;
import org.holdfast.net.Listener;
import org.holdfast.net.Listeners;
import org.jspecify.annotations.Nullable;

/** The camera's ports: which it has, and which of them are open in which mode (protocol reference, section 1). */
final class SjcamPortSet implements AutoCloseable {
    private static final int STREAM_CONNECTIONS = 8;

    private final Listeners listeners = new Listeners();
    private final InetAddress bind;
    private final MjpegPort mjpeg;
    private final RtspServer rtsp;
    private final HttpPort http;
    private final EventPort events;
    private final int httpPort;
    private final int eventPort;
    private final int rtspPort;
    private final int mjpegPort;
    private @Nullable Listener httpListener;
    private @Nullable Listener eventListener;
    private @Nullable Listener mjpegListener;
    private @Nullable Listener rtspListener;

    SjcamPortSet(SjcamPorts wanted, HttpPort http, EventPort events, MjpegPort mjpeg, RtspServer.Setup live)
            throws IOException {
        this.bind = live.bind();
        this.http = http;
        this.events = events;
        this.mjpeg = mjpeg;
        this.rtsp = new RtspServer(live, listeners);
        try {
            Listener web = listeners.tcp(bind, wanted.http(), "lab-sjcam-http", HttpPort.CONNECTIONS, http::serve);
            httpPort = web.address().getPort();
            httpListener = web;
            Listener told = openOrFree(wanted.events(), "lab-sjcam-events", EventPort.CONNECTIONS, events::serve);
            eventPort = told.address().getPort();
            eventListener = told;
            Listener pictures = openOrFree(wanted.mjpeg(), "lab-sjcam-mjpeg", STREAM_CONNECTIONS, mjpeg::serve);
            mjpegPort = pictures.address().getPort();
            pictures.close();
            Listener stream = openOrFree(wanted.rtsp(), "lab-rtsp", STREAM_CONNECTIONS, rtsp::serve);
            rtspPort = stream.address().getPort();
            rtspListener = stream;
        } catch (IOException | RuntimeException e) {
            listeners.close();
            throw e;
        }
    }

    /** Opens what is open in that mode and closes what is not; without power nothing is open. */
    void open(Mode mode) throws IOException {
        if (httpListener == null) {
            return;
        }
        mjpegListener = opened(mjpegListener, mode.photo(), mjpegPort, "lab-sjcam-mjpeg", mjpeg::serve);
        rtspListener = opened(rtspListener, mode.video(), rtspPort, "lab-rtsp", rtsp::serve);
    }

    /** Closes every port and breaks every connection. */
    void unplug() {
        rtsp.restart();
        Stream.of(httpListener, eventListener, mjpegListener, rtspListener)
                .filter(Objects::nonNull)
                .forEach(Listener::close);
        httpListener = null;
        eventListener = null;
        mjpegListener = null;
        rtspListener = null;
    }

    /** Opens the ports that are open in every mode again, with the numbers that they had. */
    void plug() throws IOException {
        if (httpListener == null) {
            httpListener = listeners.tcp(bind, httpPort, "lab-sjcam-http", HttpPort.CONNECTIONS, http::serve);
        }
        if (eventListener == null) {
            eventListener = listeners.tcp(bind, eventPort, "lab-sjcam-events", EventPort.CONNECTIONS, events::serve);
        }
    }

    /** The server of the live picture of the video modes. */
    RtspServer rtsp() {
        return rtsp;
    }

    /** Breaks off the live picture of the video modes, which starts anew. */
    void cutStreams() {
        rtsp.restart();
    }

    /** Breaks every connection. */
    void disconnectAll() {
        Stream.of(httpListener, eventListener, mjpegListener)
                .filter(Objects::nonNull)
                .forEach(Listener::disconnectAll);
        cutStreams();
    }

    Address address() {
        SortedMap<String, Integer> named = new TreeMap<>();
        named.put("events", eventPort);
        named.put("mjpeg", mjpegPort);
        named.put("rtsp", rtspPort);
        return new Address(bind.getHostAddress(), OptionalInt.of(httpPort), named);
    }

    @Override
    public void close() {
        listeners.close();
    }

    private @Nullable Listener opened(
            @Nullable Listener now, boolean wanted, int port, String purpose, Listeners.Service service)
            throws IOException {
        if (now == null && wanted) {
            return listeners.tcp(bind, port, purpose, STREAM_CONNECTIONS, service);
        }
        if (now != null && !wanted) {
            now.close();
            return null;
        }
        return now;
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
