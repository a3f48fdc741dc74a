// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.media.ScriptedServer;

/** An RTSP server that answers as a good one does, but for what a test replaces. */
public final class ScriptedRtsp implements AutoCloseable {
    static final String GOOD_SDP =
            "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=x\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\na=control:*\r\n"
                    + "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:track1\r\n";
    private static final Pattern CLIENT_PORT = Pattern.compile("client_port=([0-9]+-[0-9]+)");

    public final List<String> requests = new CopyOnWriteArrayList<>();
    final Map<String, String> answers = new HashMap<>();
    private final ScriptedServer server;
    /** Where the server says that its packets come from. */
    volatile int serverPort = 40000;

    volatile String sdp = GOOD_SDP;

    /** Refuses a request, seen whole, by giving the answer. */
    public volatile Function<String, Optional<String>> gate = request -> Optional.empty();

    /** What an answer is made of: {@code {cseq}}, {@code {port}} and {@code {client}} are filled in. */
    public ScriptedRtsp() throws IOException {
        answers.put("OPTIONS", "RTSP/1.0 200 OK\r\nCSeq: {cseq}\r\nPublic: DESCRIBE, GET_PARAMETER\r\n\r\n");
        answers.put(
                "SETUP",
                "RTSP/1.0 200 OK\r\nCSeq: {cseq}\r\nSession: 0A1B;timeout=60\r\n"
                        + "Transport: RTP/AVP;unicast;client_port={client};server_port={server}\r\n\r\n");
        answers.put("PLAY", "RTSP/1.0 200 OK\r\nCSeq: {cseq}\r\nSession: 0A1B\r\n\r\n");
        answers.put("TEARDOWN", "RTSP/1.0 200 OK\r\nCSeq: {cseq}\r\n\r\n");
        answers.put("GET_PARAMETER", "RTSP/1.0 200 OK\r\nCSeq: {cseq}\r\n\r\n");
        server = new ScriptedServer(this::serve);
    }

    public int port() {
        return server.port();
    }

    private void serve(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        OutputStream out = socket.getOutputStream();
        while (true) {
            StringBuilder request = new StringBuilder();
            String line;
            do {
                line = in.readLine();
                if (line == null) {
                    return;
                }
                request.append(line).append('\n');
            } while (!line.isEmpty());
            requests.add(request.toString());
            String method = request.substring(0, request.indexOf(" "));
            Matcher sequence = Pattern.compile("CSeq: ([0-9]+)").matcher(request);
            String number = sequence.find() ? sequence.group(1) : "0";
            Matcher client = CLIENT_PORT.matcher(request);
            String answer = gate.apply(request.toString()).orElseGet(() -> answers.getOrDefault(method, describe()));
            out.write(answer.replace("{cseq}", number)
                    .replace("{port}", Integer.toString(port()))
                    .replace("{client}", client.find() ? client.group(1) : "")
                    .replace("{server}", serverPort + "-" + (serverPort + 1))
                    .getBytes(US_ASCII));
            out.flush();
            if (answer.isEmpty()) {
                return;
            }
        }
    }

    private String describe() {
        return "RTSP/1.0 200 OK\r\nCSeq: {cseq}\r\nContent-Base: rtsp://127.0.0.1:{port}/live/\r\n"
                + "Content-Type: application/sdp\r\nContent-Length: " + sdp.length() + "\r\n\r\n" + sdp;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
