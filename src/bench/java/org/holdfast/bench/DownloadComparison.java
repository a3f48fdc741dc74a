// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.holdfast.OpenHoldfast;
import org.holdfast.cli.Composition;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.lab.sjcam.BenchCamera;
import org.holdfast.service.Connections;
import org.holdfast.service.Downloads;
import org.holdfast.service.Services;

/**
 * A clip of 1 GB from a virtual camera on loopback, without a limit of speed, beside {@code curl -o} of the same
 * address, by turns. Ours looks at what came and waits until it is on the disk, so curl is also counted with
 * {@code sync}. Memory beside that for a clip of 100 MB shows that it does not grow with size.
 */
final class DownloadComparison {
    private static final int RUNS = Integer.getInteger("bench.runs", 5);

    /** @param synced seconds until it is on the disk */
    private record Run(double seconds, double synced) {}

    void run() throws IOException, InterruptedException, DeviceException {
        Path work = Files.createDirectories(Path.of("target", "bench-download"));
        try (OtherCamera camera = new OtherCamera(0);
                Composition.Opened opened = OpenHoldfast.in(work.resolve("data").toAbsolutePath())) {
            Services services = opened.services();
            Device device = camera.device();
            try (Connections.Lease lease = services.connections().open(device)) {
                Recordings card =
                        lease.connection().capability(Recordings.class).orElseThrow();
                Recording small = named(card, BenchCamera.SMALL);
                Recording large = named(card, BenchCamera.LARGE);
                ours(services, device, small, work); // warms up
                speed(services, device, large, work, camera.url(BenchCamera.LARGE));
                memory(services, device, List.of(small, large), work);
            }
        } finally {
            StartComparison.remove(work);
        }
    }

    private static Recording named(Recordings card, String path) throws DeviceException, InterruptedException {
        return card.list().recordings().stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static void speed(Services services, Device device, Recording recording, Path work, String url)
            throws IOException, InterruptedException, DeviceException {
        List<Run> ours = new ArrayList<>();
        List<Run> theirs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            ours.add(ours(services, device, recording, work));
            if (Curl.installed()) {
                theirs.add(curl(url, work));
            }
        }
        double megabytes = BenchCamera.LARGE_SIZE / 1e6;
        double one = megabytes / median(ours, Run::seconds);
        say("download of 1 GB, median of %d, by turns", RUNS);
        say("  Holdfast, checked and on the disk  %8.1f MB/s", one);
        if (!theirs.isEmpty()) {
            double plain = megabytes / median(theirs, Run::seconds);
            double synced = megabytes / median(theirs, Run::synced);
            say("  curl -o                            %8.1f MB/s, ratio %.2f (aim 0.95)", plain, one / plain);
            say("  curl -o, then sync of the file     %8.1f MB/s, ratio %.2f", synced, one / synced);
        }
    }

    private static Run ours(Services services, Device device, Recording recording, Path work)
            throws IOException, InterruptedException, DeviceException {
        Path folder = Files.createTempDirectory(work, "ours").toAbsolutePath();
        Curl.sync();
        long started = System.nanoTime();
        Downloads.Fetched fetched = services.recordings()
                .downloads()
                .fetch(device, recording, new Downloads.Wish(folder, false, false), (fraction, detail) -> {});
        double seconds = (System.nanoTime() - started) / 1e9;
        long size = Files.size(fetched.file());
        if (fetched.before() || !recording.mayHave(size)) {
            throw new IllegalStateException("Not fetched anew: " + fetched);
        }
        StartComparison.remove(folder);
        return new Run(seconds, seconds);
    }

    private static Run curl(String url, Path work) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(work, "curl");
        Path file = folder.resolve("clip");
        Curl.sync();
        double seconds = Curl.fetch(file, url);
        double synced = seconds + Curl.sync(file);
        if (Files.size(file) != BenchCamera.LARGE_SIZE) {
            throw new IllegalStateException("curl fetched " + Files.size(file) + " bytes");
        }
        StartComparison.remove(folder);
        return new Run(seconds, synced);
    }

    private static void memory(Services services, Device device, List<Recording> recordings, Path work)
            throws IOException, InterruptedException, DeviceException {
        for (Recording each : recordings) {
            System.gc();
            List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .toList();
            heap.forEach(MemoryPoolMXBean::resetPeakUsage);
            resetResident();
            ours(services, device, each, work);
            double peak = heap.stream()
                            .mapToLong(pool -> pool.getPeakUsage().getUsed())
                            .sum()
                    / 1e6;
            String resident = resident();
            say(
                    "  most memory for %-10s          %8.1f MB of heap, garbage included; process %s",
                    size(each), peak, resident);
        }
    }

    private static String size(Recording recording) {
        OptionalLong size = recording.size();
        return size.isPresent() ? size.getAsLong() / 1_000_000 + " MB" : "?";
    }

    /** Linux counts the most memory of a process anew from here. */
    private static void resetResident() throws IOException {
        Path reset = Path.of("/proc/self/clear_refs");
        if (Files.isWritable(reset)) {
            Files.writeString(reset, "5");
        }
    }

    private static String resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "not known here";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> "%.1f MB".formatted(Long.parseLong(line.replaceAll("[^0-9]", "")) / 1e3))
                .findFirst()
                .orElse("not known here");
    }

    static <T> double median(List<T> runs, ToDoubleFunction<T> of) {
        double[] sorted = runs.stream().mapToDouble(of).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void say(String format, Object... values) {
        System.out.println(format.formatted(values));
    }
}
