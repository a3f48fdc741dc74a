// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.holdfast.device.DeviceException;
import org.holdfast.media.convert.ConversionException;
import org.holdfast.media.convert.ConversionFault;
import org.holdfast.media.convert.ConversionJob;
import org.holdfast.media.convert.Converter;
import org.holdfast.service.Conversions;
import org.holdfast.service.Tasks;
import org.holdfast.service.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Conversions} by {@link ConversionChild}, one after the other: each uses more than one core. */
public final class ChildConversions implements Conversions {
    private static final Logger LOG = LoggerFactory.getLogger(ChildConversions.class);

    private final ChildLauncher launcher;
    private final Semaphore turn = new Semaphore(1, true);
    private final Set<ConversionProcess> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public ChildConversions(ChildLauncher launcher) {
        this.launcher = launcher;
    }

    @Override
    public Converted convert(ConversionJob job, Tasks.Progress progress) throws DeviceException, InterruptedException {
        if (job.output().getFileName() == null) {
            throw ConversionFault.OUTPUT_FOLDER.failure(List.of(job.output().toString()));
        }
        turn.acquire();
        try {
            return converted(job, progress);
        } catch (ConversionException e) {
            if (closed) {
                throw new InterruptedException("Holdfast ends");
            }
            LOG.info("No film {}: {} {}", job.output().getFileName(), e.fault(), e.about());
            throw e.fault().failure(e.about());
        } finally {
            turn.release();
        }
    }

    private Converted converted(ConversionJob job, Tasks.Progress progress)
            throws ConversionException, InterruptedException {
        if (closed) {
            throw new InterruptedException("Holdfast ends");
        }
        Path output = job.output().toAbsolutePath();
        // What is there before was not made by this conversion, whatever its process says.
        if (Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
            boolean itself = job.inputs().stream()
                    .anyMatch(each -> each.toAbsolutePath().normalize().equals(output.normalize()));
            throw new ConversionException(
                    itself ? ConversionFault.OUTPUT_IS_INPUT : ConversionFault.OUTPUT_EXISTS,
                    List.of(String.valueOf(output.getFileName())));
        }
        ChildTask task = new ChildTask(job, launcher.natives());
        try (ConversionProcess process = ConversionProcess.start(launcher, task)) {
            running.add(process);
            try {
                if (closed) {
                    throw new InterruptedException("Holdfast ends");
                }
                Converter.Outcome outcome =
                        process.await(fraction -> progress.at(OptionalDouble.of(fraction), Optional.empty()));
                return checked(output, outcome);
            } finally {
                running.remove(process);
            }
        }
    }

    /** The process may be broken: what it says is held against what is there. */
    private static Converted checked(Path output, Converter.Outcome outcome) throws ConversionException {
        try {
            if (Files.isRegularFile(output, LinkOption.NOFOLLOW_LINKS) && Files.size(output) == outcome.bytes()) {
                LOG.info("Made the film {}, {} bytes", output.getFileName(), outcome.bytes());
                return new Converted(output, outcome.bytes(), outcome.length(), outcome.samePicture());
            }
        } catch (IOException e) {
            LOG.warn("The film {} cannot be looked at", output.getFileName(), e);
        }
        throw new ConversionException(ConversionFault.CRASHED, List.of());
    }

    @Override
    public void close() {
        closed = true;
        List<Thread> closing = running.stream()
                .map(each -> Threads.start("work-convert-end", each::close))
                .toList();
        try {
            for (Thread each : closing) {
                each.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
