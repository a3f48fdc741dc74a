// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.holdfast.OpenHoldfast;
import org.holdfast.cli.Composition;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.service.Clips;
import org.holdfast.service.Connections;
import org.holdfast.service.Services;

/**
 * A card of 10,000 entries, read and sorted out, and the thumbnails of the first hundred, beside {@code curl} fetching
 * the same pages and pictures without looking at them.
 */
final class ListComparison {
    private static final int RUNS = Integer.getInteger("bench.runs", 5);
    private static final int ENTRIES = 10_000;
    private static final int THUMBNAILS = 100;

    void run() throws IOException, InterruptedException, DeviceException {
        Path work = Files.createDirectories(Path.of("target", "bench-list"));
        try (OtherCamera camera = new OtherCamera(ENTRIES)) {
            Device device = camera.device();
            List<Double> lists = new ArrayList<>();
            List<Double> pages = new ArrayList<>();
            List<Double> thumbnails = new ArrayList<>();
            List<Double> pictures = new ArrayList<>();
            for (int i = 0; i <= RUNS; i++) {
                // A data folder of its own each time: thumbnails are kept there.
                Path data = work.resolve("data-" + i).toAbsolutePath();
                try (Composition.Opened opened = OpenHoldfast.in(data)) {
                    Services services = opened.services();
                    try (Connections.Lease lease = services.connections().open(device)) {
                        Recordings card =
                                lease.connection().capability(Recordings.class).orElseThrow();
                        double list =
                                seconds(() -> require(card.list().recordings().size()));
                        List<Recording> first = card.list().recordings().subList(0, THUMBNAILS);
                        double thumbnail =
                                seconds(() -> thumbnails(services.recordings().clips(), device, first));
                        if (i > 0) { // The first warms up.
                            lists.add(list);
                            thumbnails.add(thumbnail);
                            curl(camera, first, work, pages, pictures);
                        }
                    }
                }
            }
            row("list of " + ENTRIES + " entries, s", lists, pages);
            row("first " + THUMBNAILS + " thumbnails, s", thumbnails, pictures);
        } finally {
            StartComparison.remove(work);
        }
    }

    private static void curl(
            OtherCamera camera, List<Recording> first, Path work, List<Double> pages, List<Double> pictures)
            throws IOException, InterruptedException {
        if (!Curl.installed()) {
            return;
        }
        Path file = work.resolve("page");
        pages.add(Curl.fetch(
                file,
                camera.url("/"),
                camera.url("/DCIM"),
                camera.url("/DCIM/PHOTO"),
                camera.url("/?custom=1&cmd=3015")));
        pictures.add(Curl.fetch(
                file,
                first.stream()
                        .map(each -> camera.url(each.path() + "?custom=1&cmd=4001"))
                        .toArray(String[]::new)));
    }

    private static void thumbnails(Clips clips, Device device, List<Recording> recordings) throws InterruptedException {
        for (Recording each : recordings) {
            if (clips.thumbnail(device, each).isEmpty()) {
                throw new IllegalStateException("No thumbnail of " + each.path());
            }
        }
    }

    private static void require(int entries) {
        if (entries != ENTRIES) {
            throw new IllegalStateException(entries + " entries were listed");
        }
    }

    private static double seconds(Work work) throws DeviceException, InterruptedException {
        long started = System.nanoTime();
        work.run();
        return (System.nanoTime() - started) / 1e9;
    }

    private static void row(String what, List<Double> ours, List<Double> theirs) {
        OptionalDouble other = theirs.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(DownloadComparison.median(theirs, each -> each));
        double one = DownloadComparison.median(ours, each -> each);
        System.out.println("%-28s Holdfast %8.3f, curl %s"
                .formatted(
                        what,
                        one,
                        other.isPresent()
                                ? "%8.3f, ratio %.2f".formatted(other.getAsDouble(), one / other.getAsDouble())
                                : "not installed"));
    }

    /** What is measured. */
    @FunctionalInterface
    private interface Work {
        void run() throws DeviceException, InterruptedException;
    }
}
