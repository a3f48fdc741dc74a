// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.CodedFeed;
import org.holdfast.device.DeviceException;

/** A feed that hands on what a test tells it to, in that order. */
final class ScriptedFeed implements CodedFeed {
    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private final AtomicInteger handed = new AtomicInteger();
    private volatile Counters counters = Counters.NONE;
    private volatile OptionalInt offered = OptionalInt.empty();

    /** One thing that the device sends, or its end. */
    private interface Step {
        /** False for the end. */
        boolean to(Sink sink) throws InterruptedException, DeviceException;
    }

    void picture(Coding coding, byte[] bytes, long micros, boolean key) {
        steps.add(sink -> {
            sink.picture(coding, ByteBuffer.wrap(bytes), micros, key, System.nanoTime());
            handed.incrementAndGet();
            return true;
        });
    }

    void jpeg(byte[] bytes, long micros) {
        picture(Coding.JPEG, bytes, micros, true);
    }

    void sound(short[] samples, int rate, long micros) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        steps.add(sink -> {
            sink.sound(bytes, rate, micros, System.nanoTime());
            handed.incrementAndGet();
            return true;
        });
    }

    void breakWith(DeviceException why) {
        steps.add(_ -> {
            throw why;
        });
    }

    void end() {
        steps.add(_ -> false);
    }

    void count(Counters now) {
        counters = now;
    }

    /** How many pictures and pieces of sound the player took. */
    int handed() {
        return handed.get();
    }

    @Override
    public String where() {
        return "127.0.0.1:32108";
    }

    @Override
    public void run(Sink sink) throws DeviceException, InterruptedException {
        while (steps.take().to(sink)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void stop() {
        end();
    }

    @Override
    public OptionalInt soundRate() {
        return offered;
    }

    /** Says that there will be sound. */
    void offerSound(int rate) {
        offered = OptionalInt.of(rate);
    }

    @Override
    public Counters counters() {
        return counters;
    }
}
