// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.holdfast.device.CodedFeed;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.lab.scene.SceneStore;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;
import org.jspecify.annotations.Nullable;

/**
 * How many live pictures of 640x480 at 25 a second, with sound, this computer carries: received and recorded without
 * being decoded, and shown on a wall. For each number: pictures that arrived and that were dropped, the time from a
 * picture's arrival to the pixel buffer, and the CPU of the whole process for each stream. Takes any feeds: those
 * without a network by default, so that the figures are those of players and recordings alone.
 */
public final class StreamLoad {
    private static final int SECONDS = Integer.getInteger("bench.seconds", 20);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final long PULSE_NANOS = 16_666_667;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final FfmpegEngine engine =
            new FfmpegEngine(new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC()));
    private final Feeds feeds;

    /** Where feeds come from. */
    public interface Feeds {
        /** Another camera, numbered from 0. */
        CodedFeed camera(int number) throws DeviceException, InterruptedException;

        /** A player is closed; lets go of its camera, so that it can be watched again. */
        default void release(CodedFeed feed) {
            // Most have nothing to let go of.
        }

        /** How many pictures it handed on too late because this computer was busy; −1 where it does not tell. */
        default long late(CodedFeed feed) {
            return -1;
        }
    }

    /** @param feeds the cameras to measure with */
    public StreamLoad(Feeds feeds) {
        this.feeds = feeds;
    }

    /** With cameras that need no network. */
    public static StreamLoad synthetic() throws IOException {
        SceneStore scenes = new SceneStore(Files.createDirectories(Path.of("target", "bench-scenes")));
        List<byte[]> jpegs = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            jpegs.add(scenes.jpeg(2 * i, 640, 480));
        }
        return new StreamLoad(new Feeds() {
            @Override
            public CodedFeed camera(int number) {
                return new SyntheticFeed(number, jpegs);
            }

            @Override
            public long late(CodedFeed feed) {
                return feed instanceof SyntheticFeed synthetic ? synthetic.late() : -1;
            }
        });
    }

    /** Measures and prints. */
    public void run() throws IOException, DeviceException, InterruptedException {
        run("without a network", new int[] {1, 16, 32, 64, 96}, new int[] {1, 4, 16});
    }

    /**
     * Measures and prints.
     *
     * @param cameras which they are, for the heading
     * @param recorded how many are recorded at once, by turns
     * @param shown how many are shown at once, by turns
     */
    public void run(String cameras, int[] recorded, int[] shown)
            throws IOException, DeviceException, InterruptedException {
        say(
                "Streams of 640x480 at %d pictures a second with sound, %d s each, %s",
                SyntheticFeed.RATE, SECONDS, cameras);
        for (int count : recorded) {
            record(count);
        }
        for (int count : shown) {
            show(count);
        }
    }

    /** One camera on its way into a player. */
    private record Stream(
            CodedFeed feed, Player player, Watching listener, Optional<StreamRecording> recording, long before) {}

    private Stream open(int number, Optional<Path> file) throws IOException, DeviceException, InterruptedException {
        CodedFeed feed = feeds.camera(number);
        Watching listener = new Watching();
        Player player = engine.open(new LiveStream.Coded(feed), listener);
        player.look(file.isEmpty());
        Optional<StreamRecording> recording =
                file.isPresent() ? Optional.of(player.record(new RecordingTarget.File(file.get()))) : Optional.empty();
        return new Stream(feed, player, listener, recording, player.statistics().received());
    }

    private void record(int count) throws IOException, DeviceException, InterruptedException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "bench-recorded");
        List<Stream> streams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            streams.add(open(i, Optional.of(folder.resolve(i + ".mp4"))));
        }
        Thread.sleep(WARM_UP);
        long receivedBefore = received(streams);
        long lateBefore = late(streams);
        long lostBefore = lost(streams);
        long began = System.nanoTime();
        long cpuBefore = system.getProcessCpuTime();
        Thread.sleep(Duration.ofSeconds(SECONDS));
        double cpu = (system.getProcessCpuTime() - cpuBefore) / 1e9;
        double seconds = (System.nanoTime() - began) / 1e9;
        long received = received(streams) - receivedBefore;
        long late = late(streams) - lateBefore;
        long lost = lost(streams) - lostBefore;
        close(streams);
        long ended = streams.stream()
                .filter(each -> each.recording().orElseThrow().failure().isPresent())
                .count();
        streams.stream()
                .flatMap(each -> each.recording().orElseThrow().failure().stream())
                .findFirst()
                .ifPresent(why -> why.printStackTrace());
        long missing = 0;
        for (int i = 0; i < count; i++) {
            PlayerStatistics counters = streams.get(i).player().statistics();
            missing += counters.received() - streams.get(i).before() - pictures(folder.resolve(i + ".mp4"));
        }
        say(
                "  recorded, not decoded: %3d streams  %7.1f pictures/s each  lost %d  late %d  not in the file %d  failed %d  CPU %.2f %% of a core each, %.0f %% in all",
                count,
                received / seconds / count,
                lost,
                late,
                missing,
                ended,
                100 * cpu / seconds / count,
                100 * cpu / seconds);
        delete(folder);
    }

    private void show(int count) throws IOException, DeviceException, InterruptedException {
        List<Stream> streams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            streams.add(open(i, Optional.empty()));
        }
        long[] delays = new long[count * SyntheticFeed.RATE * 2 * SECONDS];
        take(streams, WARM_UP, new long[delays.length]);
        long receivedBefore = received(streams);
        long decodedBefore = decoded(streams);
        long lateBefore = late(streams);
        long began = System.nanoTime();
        long cpuBefore = system.getProcessCpuTime();
        int seen = take(streams, Duration.ofSeconds(SECONDS), delays);
        double cpu = (system.getProcessCpuTime() - cpuBefore) / 1e9;
        double seconds = (System.nanoTime() - began) / 1e9;
        long received = received(streams) - receivedBefore;
        long decoded = decoded(streams) - decodedBefore;
        long late = late(streams) - lateBefore;
        close(streams);
        long[] sorted = Arrays.copyOf(delays, seen);
        Arrays.sort(sorted);
        say(
                "  wall of %2d, decoded: %7.1f pictures/s each  received %d  decoded %d  taken %d  late %d  arrival to buffer median %.1f ms, 95th percentile %.1f ms, longest %.1f ms  CPU %.1f %% of a core each, %.0f %% in all",
                count,
                decoded / seconds / count,
                received,
                decoded,
                seen,
                late,
                seen == 0 ? 0 : sorted[seen / 2] / 1e6,
                seen == 0 ? 0 : sorted[seen * 95 / 100] / 1e6,
                seen == 0 ? 0 : sorted[seen - 1] / 1e6,
                100 * cpu / seconds / count,
                100 * cpu / seconds);
    }

    /** Takes the newest pictures as a screen does, at each pulse; notes how long each was on its way to its buffer. */
    private static int take(List<Stream> streams, Duration duration, long[] delays) {
        long end = System.nanoTime() + duration.toNanos();
        @Nullable Frame[] shown = new @Nullable Frame[streams.size()];
        long pulse = System.nanoTime();
        int count = 0;
        while (System.nanoTime() - end < 0) {
            for (int i = 0; i < streams.size(); i++) {
                Stream stream = streams.get(i);
                FrameExchange exchange = stream.listener().pictures.get();
                Frame frame = exchange == null ? null : exchange.take();
                if (exchange == null || frame == null) {
                    continue;
                }
                if (count < delays.length) {
                    delays[count++] = stream.player().statistics().newestDelayNanos();
                }
                Frame before = shown[i];
                shown[i] = frame;
                if (before != null) {
                    exchange.giveBack(before);
                }
            }
            pulse += PULSE_NANOS;
            LockSupport.parkNanos(Math.max(0, pulse - System.nanoTime()));
        }
        for (int i = 0; i < streams.size(); i++) {
            Frame last = shown[i];
            FrameExchange exchange = streams.get(i).listener().pictures.get();
            if (last != null && exchange != null) {
                exchange.giveBack(last);
            }
        }
        return count;
    }

    private static long received(List<Stream> streams) {
        return streams.stream()
                .mapToLong(each -> each.player().statistics().received())
                .sum();
    }

    private static long decoded(List<Stream> streams) {
        return streams.stream()
                .mapToLong(each -> each.player().statistics().decoded())
                .sum();
    }

    private long late(List<Stream> streams) {
        return streams.stream()
                .mapToLong(each -> Math.max(0, feeds.late(each.feed())))
                .sum();
    }

    private static long lost(List<Stream> streams) {
        return streams.stream()
                .mapToLong(each -> each.player().statistics().lost())
                .sum();
    }

    private void close(List<Stream> streams) {
        for (Stream each : streams) {
            each.player().close();
            feeds.release(each.feed());
        }
    }

    /** How many pictures a recording holds. */
    private static long pictures(Path file) throws IOException, DeviceException, InterruptedException {
        long[] count = new long[1];
        if (Files.size(file) == 0) {
            return 0;
        }
        try (ContainerSource source = ContainerSource.of(file)) {
            source.run(new StreamSource.Receiver() {
                @Override
                public void tracks(List<CodedTrack> tracks) {
                    tracks.forEach(CodedTrack::close);
                }

                @Override
                public void unit(int track, ByteBuffer bytes, long ticks, boolean key, long arrivedNanos) {
                    count[0] += track == 0 ? 1 : 0;
                }
            });
        }
        return count[0];
    }

    private static void delete(Path folder) throws IOException {
        try (java.util.stream.Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(format + "%n", arguments);
    }

    /** Keeps the newest exchange. */
    private static final class Watching implements PlayerListener {
        final AtomicReference<@Nullable FrameExchange> pictures = new AtomicReference<>();

        @Override
        public void opened(FrameExchange opened) {
            pictures.set(opened);
        }

        @Override
        public void remark(PlayerRemark remark) {
            throw new IllegalStateException(remark.toString());
        }

        @Override
        public void ended(DeviceException why) {
            say("  ended: %s", String.valueOf(why.getMessage()));
        }
    }
}
