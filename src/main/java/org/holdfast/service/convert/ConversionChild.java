// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.convert;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.holdfast.media.convert.ConversionException;
import org.holdfast.media.convert.Converter;

/**
 * The child process: reads one task, converts, says how far it is, and ends. It ends as soon as its standard input
 * does, which is how it learns that it is cancelled or that its parent is gone. Starts none of Holdfast's services and
 * writes no log.
 */
public final class ConversionChild {
    /** The argument that makes a Holdfast a child; no user ever needs it. */
    public static final String WORD = "--conversion-child";

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int CANCELLED = 3;
    /** Within two seconds in all, with what the parent needs. */
    private static final long ENDING_MILLIS = 1000;

    private static final long SAY_EVERY_NANOS = 100_000_000;

    private final OutputStream out;
    private long saidNanos = System.nanoTime() - SAY_EVERY_NANOS;

    private ConversionChild(OutputStream out) {
        this.out = out;
    }

    /**
     * Does the one task that stands in {@code in}. Ends the whole process when {@code in} ends.
     *
     * @return the process's exit status
     */
    public static int run(InputStream in, OutputStream out) throws IOException {
        Optional<ChildTask> task = line(in).flatMap(ChildTask::read);
        if (task.isEmpty()) {
            return FAILED;
        }
        Thread worker = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name("rx-parent").start(() -> endWith(in, worker, ended));
        task.get().natives().ifPresent(ConversionChild::unpackInto);
        try {
            return new ConversionChild(out).convert(task.get());
        } catch (InterruptedException e) {
            return CANCELLED;
        } finally {
            ended.countDown();
        }
    }

    /** The library asks for this when its first class is loaded. */
    private static void unpackInto(Path folder) {
        if (Files.isDirectory(folder)) {
            System.setProperty("org.bytedeco.javacpp.cachedir", folder.toString());
        }
    }

    private int convert(ChildTask task) throws IOException, InterruptedException {
        try {
            Converter.limitMemory();
            say(new ChildMessage.Working(0));
            Converter.Outcome outcome = Converter.convert(task.job(), this::at);
            say(new ChildMessage.Done(outcome));
            return DONE;
        } catch (ConversionException e) {
            say(new ChildMessage.Failed(e.fault(), e.about()));
            return FAILED;
        }
    }

    private void at(double fraction) {
        long now = System.nanoTime();
        if (now - saidNanos >= SAY_EVERY_NANOS) {
            saidNanos = now;
            try {
                say(new ChildMessage.Working(fraction));
            } catch (IOException e) {
                // The parent is gone, which the end of the input tells as well.
                return;
            }
        }
    }

    private void say(ChildMessage message) throws IOException {
        out.write((message.line() + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Waits for the end of the input; then the work is broken off, which removes what is half done. */
    private static void endWith(InputStream in, Thread worker, CountDownLatch ended) {
        try {
            while (in.read() >= 0) {
                // Nothing more is ever said.
            }
        } catch (IOException e) {
            // As good as the end.
        }
        worker.interrupt();
        try {
            ended.await(ENDING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // The process ends now in any case.
        }
        Runtime.getRuntime().halt(CANCELLED);
    }

    private static Optional<String> line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() >= ChildTask.LONGEST) {
                return Optional.empty();
            }
            line.write(next);
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8));
    }
}
