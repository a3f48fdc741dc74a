// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.rtsp.RtspServer;
import org.holdfast.lab.scene.FrameNumber;
import org.holdfast.lab.scene.SceneStore;
import org.holdfast.lab.scene.SendLog;
import org.holdfast.media.FfmpegEngine;
import org.holdfast.media.Frame;
import org.holdfast.media.FrameExchange;
import org.holdfast.media.Player;
import org.holdfast.media.PlayerListener;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.net.Listener;
import org.holdfast.net.Listeners;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;
import org.jspecify.annotations.Nullable;

/**
 * RTSP live view at 1080p30 from a virtual camera over UDP on loopback: CPU a picture beside {@code ffmpeg -f null -},
 * time from the camera's send log to the pixel buffer, and losses. The camera runs in the same process; the CPU of its
 * threads and of the measuring one is taken off.
 */
final class LiveViewComparison {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 30);
    private static final long GLANCE_NANOS = 200_000;
    private static final Pattern BENCH = Pattern.compile("bench: utime=([0-9.]+)s stime=([0-9.]+)s");
    private static final Pattern FRAME = Pattern.compile("frame=\\s*([0-9]+)");

    private final SendLog log = new SendLog();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    void run() throws IOException, InterruptedException, DeviceException {
        Path folder = Files.createDirectories(Path.of("target", "bench-scenes"));
        SceneStore scenes = new SceneStore(folder);
        scenes.h264(WIDTH, HEIGHT);
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        try (Listeners listeners = new Listeners()) {
            RtspServer server = new RtspServer(
                    new RtspServer.Setup(
                            here, "/bench.mov", () -> scenes.h264(WIDTH, HEIGHT), new Faults(), () -> false, log),
                    listeners);
            Listener listener = listeners.tcp(here, 0, "bench-rtsp", 4, server::serve);
            URI address = URI.create("rtsp://127.0.0.1:" + listener.address().getPort() + "/bench.mov");
            ours(address);
            theirs(address);
        }
    }

    private void ours(URI address) throws DeviceException {
        Network network = new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC());
        Watching listener = new Watching();
        try (Player player =
                new FfmpegEngine(network).open(new LiveStream.Rtsp(address, false, Optional.empty()), listener)) {
            long[] delays = new long[60 * SECONDS];
            watch(listener, WARM_UP, new long[60 * 60]);
            PlayerStatistics before = player.statistics();
            long sentBefore = log.frames();
            long cpuBefore = cpu();
            int count = watch(listener, Duration.ofSeconds(SECONDS), delays);
            long cpu = cpu() - cpuBefore;
            PlayerStatistics after = player.statistics();
            long sent = log.frames() - sentBefore;
            long decoded = after.decoded() - before.decoded();
            long[] sorted = Arrays.copyOf(delays, count);
            Arrays.sort(sorted);
            say("RTSP live view 1920x1080, 30 pictures a second, UDP, %d s", SECONDS);
            say("  CPU a picture, Holdfast        %8.2f ms", cpu / 1e6 / Math.max(1, decoded));
            say("  pictures sent / decoded / seen %8d / %d / %d", sent, decoded, count);
            say(
                    "  packets lost, damaged          %8d, %d",
                    after.lost() - before.lost(), after.damaged() - before.damaged());
            if (count > 0) {
                say(
                        "  sent to pixel buffer, ms       median %.1f, 95th percentile %.1f, longest %.1f",
                        sorted[count / 2] / 1e6, sorted[count * 95 / 100] / 1e6, sorted[count - 1] / 1e6);
            }
        }
    }

    /** Takes pictures as a screen would, and notes how long each was on its way; gives how many there were. */
    private int watch(Watching listener, Duration duration, long[] delays) {
        long end = System.nanoTime() + duration.toNanos();
        int count = 0;
        @Nullable Frame shown = null;
        @Nullable FrameExchange from = null;
        OptionalInt number = OptionalInt.empty();
        long seen = 0;
        while (System.nanoTime() - end < 0 && count < delays.length) {
            FrameExchange exchange = listener.pictures.get();
            Frame frame = exchange == null ? null : exchange.take();
            if (exchange == null || frame == null) {
                LockSupport.parkNanos(GLANCE_NANOS);
                continue;
            }
            long now = System.nanoTime();
            // The camera notes a picture just after its last packet, which may be just after we have it: so the
            // note is looked up when the next picture comes.
            OptionalLong sent = number.isPresent() ? log.sentNanos(number.getAsInt()) : OptionalLong.empty();
            if (sent.isPresent()) {
                delays[count++] = Math.max(0, seen - sent.getAsLong());
            }
            number = FrameNumber.read(frame.pixels(), exchange.width(), exchange.height());
            seen = now;
            if (shown != null && from == exchange) {
                exchange.giveBack(shown);
            }
            shown = frame;
            from = exchange;
        }
        if (shown != null && from != null) {
            from.giveBack(shown);
        }
        return count;
    }

    /** What the player cost: the whole process but the threads that are not its own. Native threads are in it. */
    private long cpu() {
        long others = 0;
        for (long id : threads.getAllThreadIds()) {
            java.lang.management.ThreadInfo info = threads.getThreadInfo(id);
            if (info != null && !info.getThreadName().matches("(?:rx|dec|rec)-.*")) {
                others += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return system.getProcessCpuTime() - others;
    }

    private static void theirs(URI address) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/ffmpeg"))) {
            say("  CPU a picture, ffmpeg          not installed");
            return;
        }
        Process process = new ProcessBuilder(
                        "/usr/bin/ffmpeg",
                        "-nostdin",
                        "-benchmark",
                        "-rtsp_transport",
                        "udp",
                        "-t",
                        Integer.toString(SECONDS),
                        "-i",
                        address.toString(),
                        "-pix_fmt",
                        "bgra",
                        "-f",
                        "null",
                        "-")
                .redirectErrorStream(true)
                .start();
        double seconds = 0;
        int frames = 1;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher bench = BENCH.matcher(line);
                Matcher frame = FRAME.matcher(line);
                while (frame.find()) {
                    frames = Integer.parseInt(frame.group(1));
                }
                if (bench.find()) {
                    seconds = Double.parseDouble(bench.group(1)) + Double.parseDouble(bench.group(2));
                }
            }
        }
        process.waitFor();
        say(
                "  CPU a picture, ffmpeg          %8.2f ms (to BGRA and nowhere, %d pictures)",
                seconds * 1e3 / frames, frames);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(format, values));
    }

    /** Keeps the newest exchange. */
    private static final class Watching implements PlayerListener {
        private final AtomicReference<@Nullable FrameExchange> pictures = new AtomicReference<>();

        @Override
        public void opened(FrameExchange opened) {
            pictures.set(opened);
        }

        @Override
        public void remark(PlayerRemark remark) {
            say("  remark: %s", remark);
        }

        @Override
        public void ended(DeviceException why) {
            say("  ended: %s", why.sentence());
        }
    }
}
