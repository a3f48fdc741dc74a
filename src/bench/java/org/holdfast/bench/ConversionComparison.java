// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.holdfast.device.DeviceException;
import org.holdfast.lab.scene.EncodedFrame;
import org.holdfast.lab.scene.EncodedLoop;
import org.holdfast.lab.scene.SceneStore;
import org.holdfast.media.convert.ConversionJob;
import org.holdfast.service.convert.ChildConversions;
import org.holdfast.service.convert.ChildLauncher;

/**
 * MOV to MP4 of a large clip, as the camera writes it, by our child process (its start, the proof that the picture is
 * the same, and waiting for the disk included) beside Debian's {@code ffmpeg} with the same options, which does neither
 * of the last two. By turns; medians. Then our peak memory for two sizes. {@code -Dbench.launcher=PATH} starts the
 * packaged program instead of this class path.
 */
final class ConversionComparison {
    private static final int RUNS = Integer.getInteger("bench.runs", 7);
    private static final long MEGABYTES = Integer.getInteger("bench.megabytes", 350);
    private static final Path FFMPEG = Path.of("/usr/bin/ffmpeg");
    private static final long GLANCE_NANOS = 5_000_000;

    private final Path folder = Path.of("target", "bench-scenes").toAbsolutePath();

    void run() throws IOException, InterruptedException, DeviceException {
        Files.createDirectories(folder);
        Path large = clip("large.mov", MEGABYTES << 20);
        Path small = clip("small.mov", (MEGABYTES << 20) / 8);
        Path film = folder.resolve("film.mp4");
        try (ChildConversions conversions = new ChildConversions(launcher())) {
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int i = 0; i <= RUNS; i++) {
                double first = ours(conversions, large, film);
                double second = theirs(large, film);
                if (i > 0) { // The first of each warms the file cache.
                    ours.add(first);
                    theirs.add(second);
                }
            }
            say("MOV to MP4, %d MB, median of %d", Files.size(large) >> 20, RUNS);
            say("  Holdfast, child process     %6.2f s  (%s)", median(ours), span(ours));
            say("  ffmpeg                      %6.2f s  (%s)", median(theirs), span(theirs));
            say("  ffmpeg's time / ours        %6.2f    (aim 0.9)", median(theirs) / median(ours));
            say("  peak memory, %4d MB clip   %6d MB", Files.size(small) >> 20, peak(conversions, small, film));
            say("  peak memory, %4d MB clip   %6d MB", Files.size(large) >> 20, peak(conversions, large, film));
        } finally {
            Files.deleteIfExists(film);
            Files.deleteIfExists(large);
            Files.deleteIfExists(small);
        }
    }

    private ChildLauncher launcher() {
        return ChildLauncher.ofSystem(
                Optional.ofNullable(System.getProperty("bench.launcher")).map(Path::of),
                "org.holdfast.Main",
                folder,
                Optional.empty());
    }

    private Path clip(String name, long bytes) throws IOException {
        SceneStore scenes = new SceneStore(folder);
        EncodedLoop loop = scenes.h264(1920, 1080);
        long loopBytes = loop.frames().stream()
                .mapToLong((EncodedFrame frame) -> frame.data().length)
                .sum();
        double seconds = (double) bytes
                / (loopBytes * (double) loop.rate() / loop.frames().size() + 64_000);
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        scenes.writeClip(
                file,
                loop,
                Duration.ofSeconds(Math.max(1, (long) seconds)),
                true,
                LocalDateTime.of(2026, 11, 21, 10, 0));
        return file;
    }

    private static double ours(ChildConversions conversions, Path clip, Path film)
            throws IOException, InterruptedException, DeviceException {
        Files.deleteIfExists(film);
        long began = System.nanoTime();
        if (!conversions.convert(ConversionJob.of(clip, film), (_, _) -> {}).samePicture()) {
            throw new IOException("The picture was not proven");
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static double theirs(Path clip, Path film) throws IOException, InterruptedException {
        Files.deleteIfExists(film);
        if (!Files.isExecutable(FFMPEG)) {
            return Double.NaN;
        }
        long began = System.nanoTime();
        Process process = new ProcessBuilder(
                        FFMPEG.toString(),
                        "-nostdin",
                        "-v",
                        "error",
                        "-i",
                        clip.toString(),
                        "-c:v",
                        "copy",
                        "-c:a",
                        "aac",
                        "-b:a",
                        "96k",
                        "-map_metadata",
                        "0",
                        "-movflags",
                        "+faststart",
                        film.toString())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("ffmpeg failed");
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** What Linux says was the most that the process ever had in memory, in megabytes. */
    private static long peak(ChildConversions conversions, Path clip, Path film)
            throws IOException, InterruptedException, DeviceException {
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong most = new AtomicLong();
        Thread watch = Thread.ofPlatform().name("watch").start(() -> {
            while (!over.get()) {
                ProcessHandle.current()
                        .descendants()
                        .forEach(child -> most.accumulateAndGet(kilobytes(child.pid()), Math::max));
                LockSupport.parkNanos(GLANCE_NANOS);
            }
        });
        try {
            ours(conversions, clip, film);
        } finally {
            over.set(true);
            watch.join();
        }
        return most.get() / 1024;
    }

    private static long kilobytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // It has ended.
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String span(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return "%.2f..%.2f".formatted(sorted.getFirst(), sorted.getLast());
    }

    private static void say(String format, Object... values) {
        System.out.println(format.formatted(values));
    }
}
