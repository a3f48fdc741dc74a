// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.search;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.service.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one of the system's own programs without a shell, bounded in time and output. */
final class BoundedCommand {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedCommand.class);
    private static final int MOST_BYTES = 64 << 10;

    private BoundedCommand() {}

    /**
     * Runs a program and gives what it printed.
     *
     * @return empty where there is no such program, it failed, or it took longer than {@code patience}
     */
    static Optional<String> run(List<String> command, Duration patience) {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            LOG.debug("There is no {}", command.getFirst());
            return Optional.empty();
        }
        AtomicReference<String> printed = new AtomicReference<>("");
        try {
            process.getOutputStream().close();
            Thread reader = Threads.start("work-command", () -> printed.set(read(process)));
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("{} took too long", command.getFirst());
                return Optional.empty();
            }
            reader.join(patience);
            return process.exitValue() == 0 ? Optional.of(printed.get()) : Optional.empty();
        } catch (IOException e) {
            LOG.debug("{} failed", command.getFirst(), e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Process process) {
        try (InputStream out = process.getInputStream()) {
            return new String(out.readNBytes(MOST_BYTES), Charset.defaultCharset());
        } catch (IOException e) {
            return "";
        }
    }
}
