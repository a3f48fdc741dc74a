// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.holdfast.device.DeviceException;
import org.holdfast.media.convert.ConversionJob;
import org.holdfast.service.Conversions;
import org.holdfast.service.Tasks;

/** Conversions that are over at once and make nothing. */
final class PretendConversions implements Conversions {
    final List<ConversionJob> jobs = new ArrayList<>();
    Optional<Converted> outcome = Optional.empty();
    Optional<DeviceException> failure = Optional.empty();

    @Override
    public Converted convert(ConversionJob job, Tasks.Progress progress) throws DeviceException {
        jobs.add(job);
        progress.at(OptionalDouble.of(0.5), Optional.empty());
        if (failure.isPresent()) {
            throw failure.get();
        }
        Path file = job.output();
        return outcome.orElse(new Converted(file, 12_345_678, Duration.ofSeconds(65), true));
    }

    @Override
    public void close() {}
}
