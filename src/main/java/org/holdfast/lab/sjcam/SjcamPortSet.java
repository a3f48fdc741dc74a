// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private final Listener httpListener;
    private final Listener eventListener;
    private final int rtspPort;
    private final int mjpegPort;
    private @Nullable Listener mjpegListener;
    private @Nullable Listener rtspListener;

    SjcamPortSet(SjcamPorts wanted, HttpPort http, EventPort events, MjpegPort mjpeg, RtspServer.Setup live)
            throws IOException {
        this.bind = live.bind();
        this.mjpeg = mjpeg;
        this.rtsp = new RtspServer(live, listeners);
        try {
            httpListener = listeners.tcp(bind, wanted.http(), "lab-sjcam-http", HttpPort.CONNECTIONS, http::serve);
            eventListener = openOrFree(wanted.events(), "lab-sjcam-events", EventPort.CONNECTIONS, events::serve);
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

    /** Opens what is open in that mode and closes what is not. */
    void open(Mode mode) throws IOException {
        mjpegListener = opened(mjpegListener, mode.photo(), mjpegPort, "lab-sjcam-mjpeg", mjpeg::serve);
        rtspListener = opened(rtspListener, mode.video(), rtspPort, "lab-rtsp", rtsp::serve);
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
