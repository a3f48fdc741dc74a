// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.scene.SceneStore;

/** A virtual camera on free ports, and raw sockets to it. */
final class RunningCamera implements AutoCloseable {
    static final InetAddress HERE = InetAddress.getLoopbackAddress();
    static final SceneStore SCENES = new SceneStore(Path.of("target", "lab-cache"));

    private static final Pattern VALUE = Pattern.compile("<Value>(-?\\d+)</Value>");
    private static final Pattern STATUS = Pattern.compile("<Status>(-?\\d+)</Status>");

    final SjcamCamera camera;

    RunningCamera(String... faults) throws IOException {
        this(Clock.systemUTC(), faults);
    }

    RunningCamera(Clock clock, String... faults) throws IOException {
        camera = new SjcamCamera(HERE, SjcamPorts.FREE, Faults.parse(List.of(faults)), clock, SCENES, false);
    }

    int port() {
        return camera.address().portOr(0);
    }

    int port(String name) {
        return camera.address().portOr(name, 0);
    }

    Socket open(int port) throws IOException {
        Socket socket = new Socket(HERE, port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** Sends exactly those bytes and gives exactly what comes back until the camera closes. */
    byte[] raw(String request) throws IOException {
        try (Socket socket = open(port())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return all(socket.getInputStream());
        }
    }

    String get(String target, String... headers) throws IOException {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return new String(raw("GET " + target + " HTTP/1.1\r\nHost: camera\r\n" + more + "\r\n"), ISO_8859_1);
    }

    String body(String target, String... headers) throws IOException {
        String answer = get(target, headers);
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    String command(String parameters) throws IOException {
        return body("/?custom=1&cmd=" + parameters);
    }

    int status(String parameters) throws IOException {
        return (int) number(STATUS, command(parameters));
    }

    long value(String parameters) throws IOException {
        return number(VALUE, command(parameters));
    }

    /** What 3014 says of one setting. */
    int setting(int number) throws IOException {
        Matcher matcher = Pattern.compile("<Cmd>" + number + "</Cmd>\n<Status>(-?\\d+)</Status>")
                .matcher(command("3014"));
        if (!matcher.find()) {
            throw new IOException("No setting " + number);
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** Whether a command stays without an answer for a while. */
    boolean silent(String parameters) throws IOException {
        try (Socket socket = open(port())) {
            socket.setSoTimeout(700);
            socket.getOutputStream()
                    .write(("GET /?custom=1&cmd=" + parameters + " HTTP/1.1\r\n\r\n").getBytes(ISO_8859_1));
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    EventListener events() throws IOException {
        return new EventListener(open(port("events")));
    }

    static byte[] vector(String name) {
        try (InputStream in = RunningCamera.class.getResourceAsStream("/org/holdfast/family/sjcam/" + name)) {
            if (in == null) {
                throw new IllegalStateException("No vector " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        camera.close();
    }

    private static byte[] all(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[65_536];
        try {
            int count;
            while ((count = in.read(piece)) >= 0) {
                all.write(piece, 0, count);
            }
        } catch (SocketException e) {
            // A connection that is reset has ended too.
            return Arrays.copyOf(all.toByteArray(), all.size());
        }
        return all.toByteArray();
    }

    private static long number(Pattern pattern, String answer) throws IOException {
        Matcher matcher = pattern.matcher(answer);
        if (!matcher.find()) {
            throw new IOException("No number in " + answer);
        }
        return Long.parseLong(matcher.group(1));
    }
}
