// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.rtsp;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.scene.EncodedLoop;
import org.holdfast.net.Listeners;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The conversation with one RTSP client. Requests come from the connection's thread, {@link #cut} from any. */
final class RtspSession {
    private static final Logger LOG = LoggerFactory.getLogger(RtspSession.class);
    private static final String TRACK = "/track1";
    private static final String ID = "53A40001";

    private final Socket client;
    private final RtspServer.Setup setup;
    private final Listeners listeners;
    private final RtspConnection connection;
    private @Nullable EncodedLoop loop;
    private @Nullable Transport transport;
    private volatile @Nullable LiveSender sender;

    RtspSession(Socket client, RtspServer.Setup setup, Listeners listeners) {
        this.client = client;
        this.setup = setup;
        this.listeners = listeners;
        this.connection = new RtspConnection(client);
    }

    /** Answers one request; false where the conversation is over. */
    boolean answer(RtspRequest request) throws IOException {
        if (setup.silent().getAsBoolean()) {
            return true;
        }
        String path = request.path().replaceAll("/+$", "");
        boolean known = path.equals(setup.path()) || path.equals(setup.path() + TRACK);
        switch (request.method()) {
            case "OPTIONS" ->
                reply(request, "200 OK", "Public: OPTIONS, DESCRIBE, SETUP, TEARDOWN, PLAY, GET_PARAMETER\r\n");
            case "GET_PARAMETER" -> reply(request, "200 OK", "Session: " + ID + "\r\n");
            case "TEARDOWN" -> {
                end();
                reply(request, "200 OK", "");
                return false;
            }
            case "DESCRIBE", "SETUP", "PLAY" -> {
                if (known) {
                    serve(request);
                } else {
                    reply(request, "404 Stream Not Found", "");
                }
            }
            default -> reply(request, "405 Method Not Allowed", "Allow: OPTIONS, DESCRIBE, SETUP, TEARDOWN, PLAY\r\n");
        }
        return true;
    }

    /** Breaks it off: another client came, or the server starts anew. */
    void cut() {
        stopSender();
        try {
            connection.close();
        } catch (IOException e) {
            LOG.debug("Closing an RTSP connection failed", e);
        }
    }

    /** Ends the stream. */
    void end() {
        stopSender();
        Transport unused = transport;
        if (unused != null && sender == null) {
            unused.release();
        }
        transport = null;
    }

    private void serve(RtspRequest request) throws IOException {
        switch (request.method()) {
            case "DESCRIBE" -> describe(request);
            case "SETUP" -> setUp(request);
            default -> play(request);
        }
    }

    private void describe(RtspRequest request) throws IOException {
        EncodedLoop current = setup.stream().now();
        loop = current;
        Optional<String> foreign = setup.faults().value(Fault.FOREIGN_STREAM);
        String own = setup.bind().getHostAddress();
        String body = Sdp.of(current, own, foreign.orElse("0.0.0.0"));
        String base = "rtsp://" + foreign.orElse(own + ":" + client.getLocalPort()) + setup.path() + "/";
        connection.answer(
                head(request, "200 OK") + "Content-Base: " + base
                        + "\r\nContent-Type: application/sdp\r\nContent-Length: " + body.length() + "\r\n\r\n",
                body);
    }

    private void setUp(RtspRequest request) throws IOException {
        end();
        Optional<AskedTransport> asked = AskedTransport.parse(request.header("transport"));
        if (asked.isEmpty()) {
            reply(request, "461 Unsupported Transport", "");
            return;
        }
        String granted = switch (asked.get()) {
            case AskedTransport.Interleaved(int channel) -> {
                transport = new Transport.Interleaved(connection, channel);
                yield "RTP/AVP/TCP;unicast;interleaved=" + channel + "-" + (channel + 1);
            }
            case AskedTransport.Datagrams(int media, int reports) -> datagrams(media, reports);
        };
        reply(request, "200 OK", "Transport: " + granted + "\r\nSession: " + ID + ";timeout=65\r\n");
    }

    /** RTP goes to the address of whoever asks, and nowhere else. */
    private String datagrams(int media, int reports) throws IOException {
        PortPair pair = PortPair.open(listeners, setup.bind());
        Faults faults = setup.faults();
        transport = new Transport.Datagrams(
                pair, client.getInetAddress(), media, reports, faults, () -> pair.release(listeners));
        int own = pair.media().getLocalPort();
        return "RTP/AVP;unicast;destination=" + client.getInetAddress().getHostAddress() + ";source="
                + faults.value(Fault.FOREIGN_STREAM).orElse(setup.bind().getHostAddress()) + ";client_port=" + media
                + "-" + reports + ";server_port=" + own + "-" + (own + 1);
    }

    private void play(RtspRequest request) throws IOException {
        Transport ready = transport;
        if (ready == null || sender != null) {
            reply(request, ready == null ? "455 Method Not Valid in This State" : "200 OK", "");
            return;
        }
        EncodedLoop current = loop == null ? setup.stream().now() : loop;
        LiveSender started = new LiveSender(current, ready, setup.faults(), setup.silent(), setup.log(), this::cut);
        sender = started;
        reply(
                request,
                "200 OK",
                "Range: npt=0.000-\r\nSession: " + ID + "\r\nRTP-Info: url=rtsp://"
                        + setup.bind().getHostAddress() + ":" + client.getLocalPort() + setup.path() + TRACK + ";seq="
                        + started.firstSequence() + ";rtptime=" + started.firstTicks() + "\r\n");
        started.start();
    }

    private void stopSender() {
        LiveSender running = sender;
        if (running != null) {
            running.stop();
        }
    }

    private void reply(RtspRequest request, String status, String headers) throws IOException {
        connection.answer(head(request, status) + headers + "\r\n", "");
    }

    private static String head(RtspRequest request, String status) {
        String number = request.header("cseq");
        return "RTSP/1.0 " + status + "\r\nCSeq: " + (number.matches("\\d{1,10}") ? number : "0") + "\r\n";
    }
}
