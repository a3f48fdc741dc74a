// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.wire.Answer;
import org.holdfast.family.miio.wire.Call;
import org.holdfast.family.miio.wire.MiioClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two hundred virtual plugs in another process, each asked for on or off and watts every two seconds. */
final class MiioPolling {
    private static final int DEVICES = Integer.getInteger("bench.devices", 200);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 30);
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int WARM_UP = 10;

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);

    void run() throws IOException, InterruptedException, DeviceException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long heapBefore = heap();
        List<MiioClient> clients = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        try (OtherMiio other = new OtherMiio("meter", "127.0.4", DEVICES)) {
            long begin = System.nanoTime();
            for (OtherMiio.Plug each : other.plugs()) {
                MiioClient client = each.open();
                long first = begin + PERIOD_NANOS * clients.size() / DEVICES;
                clients.add(client);
                threads.add(Thread.ofVirtual().name("bench-poll").start(() -> poll(client, first)));
            }
            over.await(WARM_UP, TimeUnit.SECONDS);
            answered.set(0);
            nanos.clear();
            long cpu = system.getProcessCpuTime();
            long started = System.nanoTime();
            over.await(SECONDS, TimeUnit.SECONDS);
            double seconds = (System.nanoTime() - started) / 1e9;
            double used = (system.getProcessCpuTime() - cpu) / 1e9 / seconds;
            tell(seconds, used, heap() - heapBefore, resident());
        } finally {
            over.countDown();
            clients.forEach(MiioClient::close);
            for (Thread each : threads) {
                each.join();
            }
        }
    }

    private void poll(MiioClient client, long first) {
        JsonNode both = JsonMapper.shared()
                .readTree("[{\"did\":\"1\",\"siid\":2,\"piid\":1},{\"did\":\"1\",\"siid\":11,\"piid\":2}]");
        try {
            for (long next = first; !over.await(next - System.nanoTime(), TimeUnit.NANOSECONDS); next += PERIOD_NANOS) {
                long asked = System.nanoTime();
                Answer answer = client.call(Call.read("get_properties", both));
                nanos.add(System.nanoTime() - asked);
                (answer instanceof Answer.Result result && result.succeeded() ? answered : failed).incrementAndGet();
            }
        } catch (DeviceException e) {
            if (over.getCount() > 0) {
                failed.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(double seconds, double cpu, long heap, long resident) {
        List<Long> sorted = nanos.stream().sorted().toList();
        say("%d devices, each asked every 2 s, %.0f s", DEVICES, seconds);
        say("  answers          %8d of %.0f, failed %d", answered.get(), DEVICES * seconds / 2, failed.get());
        say("  CPU              %8.1f %% of a core", 100 * cpu);
        say("  heap             %8.1f MB, %.0f KB for each", heap / 1e6, heap / 1e3 / DEVICES);
        say("  process          %8.1f MB", resident / 1e6);
        say("  median answer    %8.2f ms", sorted.get(sorted.size() / 2) / 1e6);
        say("  95th percentile  %8.2f ms", sorted.get(sorted.size() * 95 / 100) / 1e6);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    private static void say(String format, Object... values) {
        System.out.println(format.formatted(values));
    }
}
