// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.restream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.holdfast.device.Device;
import org.holdfast.net.Registration;

/** Cameras whose pictures come when the test says so. */
final class ScriptedPictures implements CameraPictures {
    /** How often a camera was opened. */
    final AtomicInteger opened = new AtomicInteger();

    private final List<Consumer<byte[]>> takers = new ArrayList<>();

    @Override
    public synchronized Registration watch(Device device, Consumer<byte[]> taker) {
        opened.incrementAndGet();
        takers.add(taker);
        return () -> drop(taker);
    }

    private synchronized void drop(Consumer<byte[]> taker) {
        takers.remove(taker);
    }

    /** How many cameras are open. */
    synchronized int open() {
        return takers.size();
    }

    /** Every open camera sends this. */
    void send(byte[] jpeg) {
        List<Consumer<byte[]>> all;
        synchronized (this) {
            all = List.copyOf(takers);
        }
        all.forEach(taker -> taker.accept(jpeg));
    }
}
