// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.DeviceException;
import org.holdfast.media.convert.ConversionJob;
import org.holdfast.service.Conversions;
import org.holdfast.service.Tasks;

/** Conversions that write a few bytes at once. */
public final class ScriptedConversions implements Conversions {
    private final List<ConversionJob> jobs = new CopyOnWriteArrayList<>();
    private volatile Optional<DeviceException> trouble = Optional.empty();
    private volatile boolean samePicture = true;

    /** What was wanted so far. */
    public List<ConversionJob> jobs() {
        return List.copyOf(jobs);
    }

    public void fail(DeviceException why) {
        trouble = Optional.of(why);
    }

    /** From now on the picture cannot be shown to be the same. */
    public void changePicture() {
        samePicture = false;
    }

    @Override
    public Converted convert(ConversionJob job, Tasks.Progress progress) throws DeviceException {
        jobs.add(job);
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        try {
            Files.writeString(job.output(), "an MP4");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Converted(
                job.output(),
                6,
                Duration.ofSeconds(60),
                samePicture && job.height().isEmpty());
    }

    @Override
    public void close() {}
}
