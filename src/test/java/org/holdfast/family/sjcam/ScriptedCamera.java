// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.holdfast.net.Address;

/**
 * A camera that says what a test wants: an idle SJ4000 at first, any answer of which can be replaced. It is deliberately
 * simple; how a real camera behaves is the lab's business.
 */
final class ScriptedCamera implements AutoCloseable {
    /** What is sent for one command; the connection is closed afterwards. */
    interface Reply {
        void to(String target, OutputStream out) throws IOException, InterruptedException;
    }

    private static final Pattern TARGET = Pattern.compile("/\\?custom=1&cmd=([0-9]+)(?:&(par|str)=(.*))?");

    final Map<Integer, Integer> settings = new TreeMap<>();
    volatile int mode = 1;
    volatile int capture;
    volatile int photosLeft = 500;
    volatile int secondsLeft = 3600;

    /** Whether a recording that begins is announced and counted on the event port. */
    volatile boolean counts = true;

    /** The seconds recorded that whoever begins to listen for events hears; -1 for none. */
    volatile int counted = -1;

    volatile List<Integer> commands = List.of(
            1001, 1002, 1003, 1012, 2001, 2002, 2016, 2019, 3001, 3002, 3012, 3013, 3014, 3015, 3016, 3018, 3019);

    private final ServerSocket http = listen();
    private final ServerSocket events = listen();
    private final Map<Integer, Reply> replies = new ConcurrentHashMap<>();
    private final Map<String, Reply> files = new ConcurrentHashMap<>();
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private volatile Reply otherwise = (_, out) -> send(out, SjcamClient.BUSY_PAGE);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final List<Thread> acceptors;

    ScriptedCamera() {
        for (int command : new int[] {
            2002, 2003, 2004, 1012, 2006, 2007, 2008, 2010, 2019, 1002, 1005, 1006, 1007, 1008, 1009, 2005, 1011, 3025,
            3026, 3011, 3010, 3007, 3003, 3004, 3008
        }) {
            settings.put(command, 0);
        }
        acceptors = List.of(
                Thread.ofVirtual().name("work-scripted-http").start(this::serve),
                Thread.ofVirtual().name("work-scripted-events").start(this::acceptListeners));
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Address address() {
        return Address.of("127.0.0.1", http.getLocalPort())
                .with("events", events.getLocalPort())
                .with("rtsp", 1)
                .with("mjpeg", 2)
                .with("json", 3);
    }

    /** Replaces the answer to a command. */
    void reply(int command, Reply reply) {
        replies.put(command, reply);
    }

    /** Replaces the answer to a command by a body. */
    void reply(int command, String body) {
        reply(command, (_, out) -> send(out, body));
    }

    /** What is sent for a file or page; the page for what is not there otherwise. */
    void file(String target, Reply reply) {
        files.put(target, reply);
    }

    /**
     * A directory page.
     *
     * @param folder empty for the root
     */
    void page(String target, String folder, String... rows) {
        file(target, (_, out) -> send(out, ScriptedPage.of(folder, rows)));
    }

    /** Gives every folder that was not set otherwise a page with those rows. */
    void everyPage(UnaryOperator<String> rows) {
        otherwise = (target, out) -> send(out, ScriptedPage.of(target, rows.apply(target)));
    }

    /** The parts of files that were asked for. */
    List<String> ranges() {
        return List.copyOf(ranges);
    }

    /** The commands asked so far, as {@code 3001&par=0}. */
    List<String> asked() {
        return asked.stream()
                .map(target -> target.replace("/?custom=1&cmd=", ""))
                .toList();
    }

    /** The commands asked that are no queries. */
    List<String> told() {
        return asked().stream()
                .filter(each -> each.contains("&") || each.equals("1001") || each.equals("3018"))
                .toList();
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** Says nothing for so long, or until the test is over. */
    void silence(Duration time) throws InterruptedException {
        closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends raw bytes to all who listen on the event port. */
    void event(String bytes) throws IOException {
        for (Socket listener : listeners) {
            listener.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            listener.getOutputStream().flush();
        }
    }

    private void announce() {
        try {
            event(answer(3020, 8) + answer(2020, 0) + answer(2020, 1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    int listeners() {
        return listeners.size();
    }

    /** Cuts the event connections. */
    void cutEvents() throws IOException {
        for (Socket listener : listeners) {
            listener.close();
        }
        listeners.clear();
    }

    static String answer(int command, int status) {
        return answer(command, status, "");
    }

    static String answer(int command, int status, String more) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<Function>\n<Cmd>" + command + "</Cmd>\n<Status>" + status
                + "</Status>\n" + more + "</Function>";
    }

    static String value(int command, long value) {
        return answer(command, 0, "<Value>" + value + "</Value>\n");
    }

    static void send(OutputStream out, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.write(("HTTP/1.1 200 OK\r\nServer: eCos/1.0\r\nCache-Control:no-store, no-cache, must-revalidate\r\n"
                        + "Content-length: " + bytes.length + "\r\nContent-type: text/xml\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = http.accept();
                Thread.ofVirtual().name("work-scripted-answer").start(() -> answer(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void answer(Socket socket) {
        // Counted from the connection to the first byte of the answer, because the client may be faster than our end.
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String line = in.readLine();
            if (line == null) {
                atOnce.decrementAndGet();
                return;
            }
            String target = line.split(" ", -1)[1];
            asked.add(target);
            for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                if (header.startsWith("Range: ")) {
                    ranges.add(header.substring(7));
                }
            }
            atOnce.decrementAndGet();
            Matcher matcher = TARGET.matcher(target);
            if (!matcher.matches()) {
                files.getOrDefault(target, otherwise).to(target, socket.getOutputStream());
            } else {
                int command = Integer.parseInt(matcher.group(1));
                Reply reply = replies.getOrDefault(
                        command,
                        (_, out) -> send(out, usual(command, matcher.group(3) == null ? "" : matcher.group(3))));
                reply.to(target, socket.getOutputStream());
            }
            socket.getOutputStream().flush();
        } catch (IOException | InterruptedException e) {
            // The client went away.
        }
    }

    private synchronized String usual(int command, String argument) {
        return switch (command) {
            case 3002 ->
                "<Function>"
                        + String.join(
                                "",
                                commands.stream()
                                        .map(c -> "<Cmd>" + c + "</Cmd>")
                                        .toList())
                        + "</Function>";
            case 3014 ->
                "<Function>"
                        + settings.entrySet().stream()
                                .map(each -> "<Cmd>" + each.getKey() + "</Cmd><Status>" + each.getValue() + "</Status>")
                                .collect(Collectors.joining())
                        + "</Function>";
            case 3012 -> answer(3012, 0, "<String>G20140116V01</String>\n");
            case 3016 -> answer(3016, mode);
            case 2016 -> value(2016, capture);
            case 1003 -> value(1003, photosLeft);
            case 2009 -> value(2009, secondsLeft);
            case 3017 -> value(3017, 15_900_000_000L);
            case 3019 -> value(3019, 1);
            case 3001 -> {
                mode = Integer.parseInt(argument);
                yield answer(3001, 0);
            }
            case 2001 -> {
                capture = Integer.parseInt(argument);
                if (capture != 0 && counts) {
                    announce();
                }
                yield answer(2001, 0);
            }
            case 1001 -> {
                capture = mode == 4 && capture == 0 ? 2 : 0;
                yield answer(1001, 0);
            }
            case 3003, 3004, 3005, 3006, 3010, 3011, 3018 -> answer(command, 0);
            default -> {
                boolean set = settings.containsKey(command) && !argument.isEmpty();
                if (set) {
                    settings.put(command, Integer.parseInt(argument));
                }
                yield answer(command, set ? 0 : -256);
            }
        };
    }

    private void acceptListeners() {
        try {
            while (true) {
                listeners.add(events.accept());
                if (counted >= 0) {
                    event(answer(2020, counted));
                }
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        http.close();
        events.close();
        // A port goes on taking connections until nobody waits at it any more.
        for (Thread acceptor : acceptors) {
            try {
                acceptor.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        cutEvents();
    }
}
