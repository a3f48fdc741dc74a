// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.holdfast.family.miio.wire.HelloSearch;
import org.holdfast.family.miio.wire.HelloSearch.Breadth;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.SearchTargets;

/**
 * A network of 256 addresses in which every address but our own is a device, swept address by address within the second
 * that a hello may take.
 */
final class MiioSweep {
    private static final int RUNS = Integer.getInteger("bench.runs", 5);
    private static final int DEVICES = 253;
    private static final Duration TIME_OUT = Duration.ofSeconds(1);

    void run() throws IOException, InterruptedException {
        LocalInterface.Network network = new LocalInterface.Network(InetAddress.ofLiteral("127.0.5.254"), 24);
        LocalInterface loopback = new LocalInterface("lo", "lo", true, false, List.of(network));
        SearchTargets.Broadcast all =
                new SearchTargets.Broadcast(loopback, network, InetAddress.ofLiteral("127.0.5.255"), Optional.empty());
        List<Double> found = new ArrayList<>();
        List<Double> last = new ArrayList<>();
        try (OtherMiio _ = new OtherMiio("plug", "127.0.5", DEVICES)) {
            for (int i = 0; i <= RUNS; i++) {
                ConcurrentLinkedQueue<Long> heard = new ConcurrentLinkedQueue<>();
                long started = System.nanoTime();
                new HelloSearch(OtherMiio.network())
                        .run(
                                List.of(),
                                List.of(all),
                                Breadth.EACH_ADDRESS,
                                TIME_OUT,
                                _ -> heard.add(System.nanoTime() - started));
                if (i > 0) { // The first warms up.
                    found.add((double) heard.size());
                    last.add(heard.stream().mapToLong(each -> each).max().orElse(0) / 1e6);
                }
            }
        }
        System.out.println("a /24 with %d devices, swept within %d s, median of %d: %.0f found, the last after %.0f ms"
                .formatted(
                        DEVICES,
                        TIME_OUT.toSeconds(),
                        RUNS,
                        DownloadComparison.median(found, each -> each),
                        DownloadComparison.median(last, each -> each)));
    }
}
