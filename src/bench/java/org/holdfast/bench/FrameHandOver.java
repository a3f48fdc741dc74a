// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import java.util.concurrent.TimeUnit;
import org.holdfast.media.Frame;
import org.holdfast.media.FrameExchange;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What handing one picture from the decoder to the screen costs, without the pixels. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameHandOver {
    private final FrameExchange exchange = new FrameExchange(64, 64);

    /** Borrow, publish, take, give back, on one thread. */
    @Benchmark
    public long frameHandOver() {
        Frame written = exchange.borrow();
        exchange.publish(written, 1);
        Frame shown = exchange.take();
        if (shown == null) {
            throw new IllegalStateException("Nothing was published");
        }
        exchange.giveBack(shown);
        return shown.number();
    }
}
