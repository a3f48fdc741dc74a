// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.holdfast.media.Frame;
import org.holdfast.media.FrameExchange;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The JavaFX thread's time for one picture: taking it, marking its buffer and showing it, beside copying the same
 * picture into a {@code WritableImage}, which is what an image view without shared buffers costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Dglass.platform=Headless", "-Dprism.order=sw"})
public class PictureFlip {
    private static final int FLIPS = 1000;
    private static final int COPIES = 20;

    /** Rows of a 16 : 9 picture. */
    @Param({"720", "1080"})
    public int height;

    private FrameExchange exchange = new FrameExchange(1, 1);
    private Pictures pictures = new Pictures();
    private WritableImage copied = new WritableImage(1, 1);

    @Setup
    public void start() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        exchange = new FrameExchange(height * 16 / 9, height);
        pictures = new Pictures();
        pictures.watch();
        copied = new WritableImage(exchange.width(), exchange.height());
    }

    @Benchmark
    @OperationsPerInvocation(FLIPS)
    public long pictureFlip() throws Exception {
        return onToolkit(() -> {
            for (int i = 0; i < FLIPS; i++) {
                exchange.publish(exchange.borrow(), System.nanoTime());
                pictures.flip(Optional.of(exchange), System.nanoTime());
            }
            return pictures.flips();
        });
    }

    @Benchmark
    @OperationsPerInvocation(COPIES)
    public long pictureCopied() throws Exception {
        return onToolkit(() -> {
            for (int i = 0; i < COPIES; i++) {
                Frame frame = exchange.borrow();
                copied.getPixelWriter()
                        .setPixels(
                                0,
                                0,
                                exchange.width(),
                                exchange.height(),
                                PixelFormat.getByteBgraPreInstance(),
                                frame.buffer(),
                                exchange.stride());
                exchange.discard(frame);
            }
            return exchange.published();
        });
    }

    private static long onToolkit(Callable<Long> work) throws Exception {
        FutureTask<Long> batch = new FutureTask<>(work);
        Platform.runLater(batch);
        return batch.get();
    }
}
