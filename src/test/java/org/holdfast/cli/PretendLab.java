// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.holdfast.net.Address;
import org.jspecify.annotations.Nullable;

/** A lab of one camera. */
final class PretendLab implements VirtualLab {
    final CountDownLatch closed = new CountDownLatch(1);

    @Nullable
    Wish wish;

    @Override
    public Set<String> families() {
        return Set.of("cam");
    }

    @Override
    public Map<String, String> faults() {
        return Map.of("delay", "Answers late", "drop", "Loses answers");
    }

    @Override
    public List<VirtualDevice> start(Wish wanted) throws IOException {
        wish = wanted;
        if ("9".equals(wanted.faults().get("delay"))) {
            throw new IOException("Address already in use");
        }
        return List.of(new VirtualDevice(
                "cam", "Bike", Address.parse("127.0.0.5:8080,events=3333"), Map.of("rtsp", "rtsp://127.0.0.5:8554/a")));
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
