// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.convert;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.holdfast.media.convert.ConversionException;
import org.holdfast.media.convert.ConversionFault;
import org.holdfast.media.convert.Converter;
import org.holdfast.media.convert.SideFile;
import org.holdfast.service.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One child process and its one task. {@link #close} may be called by any thread. */
final class ConversionProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConversionProcess.class);
    /** It removes what is half done within this time, else it is killed. */
    private static final long ENDING_MILLIS = 1200;

    private static final long KILLED_MILLIS = 500;
    private static final int MOST_WAITING = 64;

    private final ChildLauncher launcher;
    private final ChildTask task;
    private final Process process;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    /** What comes from the process. */
    private sealed interface Heard {
        record Said(ChildMessage message) implements Heard {}

        /** It says nothing more, or nothing that makes sense. */
        record Silent() implements Heard {}
    }

    private ConversionProcess(ChildLauncher launcher, ChildTask task, Process process) {
        this.launcher = launcher;
        this.task = task;
        this.process = process;
    }

    /** Starts a process and gives it its task. */
    static ConversionProcess start(ChildLauncher launcher, ChildTask task) throws ConversionException {
        try {
            ConversionProcess started = new ConversionProcess(launcher, task, launcher.start());
            Threads.start("work-convert-listen", started::listen);
            Threads.start("work-convert-tell", started::tell);
            return started;
        } catch (IOException e) {
            LOG.warn("The conversion's process could not be started", e);
            throw new ConversionException(ConversionFault.NOT_STARTED, List.of());
        }
    }

    /** On a thread of its own: a process that does not read must not keep anybody waiting. */
    private void tell() {
        try {
            // Stays open: its end is how the process learns that it is not wanted any more.
            OutputStream in = process.getOutputStream();
            in.write((task.line() + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            LOG.debug("The conversion's process did not take its task", e);
        }
    }

    private void listen() {
        try (Reader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int next = out.read(); next >= 0 && line.length() < ChildMessage.LONGEST; next = out.read()) {
                if (next != '\n') {
                    line.append((char) next);
                    continue;
                }
                Optional<ChildMessage> message = ChildMessage.read(line.toString());
                line.setLength(0);
                if (message.isPresent() && hear(message.get())) {
                    return;
                }
            }
        } catch (IOException e) {
            LOG.debug("The conversion's process cannot be heard any more", e);
        } finally {
            heard.add(new Heard.Silent());
        }
    }

    /**
     * Hands a message on; reports of progress may be lost, an outcome may not.
     *
     * @return whether it was the last that is listened to
     */
    private boolean hear(ChildMessage message) {
        boolean outcome = !(message instanceof ChildMessage.Working);
        if (outcome || heard.size() < MOST_WAITING) {
            heard.add(new Heard.Said(message));
        }
        return outcome;
    }

    /** Waits for the film. */
    Converter.Outcome await(DoubleConsumer progress) throws ConversionException, InterruptedException {
        while (true) {
            Heard next = heard.poll(launcher.patience().toMillis(), TimeUnit.MILLISECONDS);
            switch (next) {
                case null ->
                    throw new ConversionException(
                            ConversionFault.HUNG,
                            List.of(Long.toString(launcher.patience().toSeconds())));
                case Heard.Silent() -> throw new ConversionException(ConversionFault.CRASHED, List.of());
                case Heard.Said(ChildMessage.Working(double fraction)) -> progress.accept(fraction);
                case Heard.Said(ChildMessage.Failed(ConversionFault fault, List<String> about)) ->
                    throw new ConversionException(fault, about);
                case Heard.Said(ChildMessage.Done(Converter.Outcome outcome)) -> {
                    return outcome;
                }
            }
        }
    }

    /** Ends the process, at most two seconds later, and removes what it left half done. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            end();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            interrupted = true;
        } finally {
            clean(task.job().output());
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void end() throws InterruptedException {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("The conversion's process is gone already", e);
        }
        if (!process.waitFor(ENDING_MILLIS, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            if (!process.waitFor(KILLED_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("The conversion's process {} does not end", process.pid());
            }
        }
    }

    private static void clean(Path output) {
        try {
            SideFile.clean(output);
        } catch (IOException e) {
            // In use, or gone with its disk; the next conversion to the same place tries again.
            LOG.debug("What a conversion left could not be removed", e);
        }
    }
}
