// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.time.Duration;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.media.RecordingTarget;
import org.holdfast.media.StreamRecording;

/**
 * A recording as the user counts it: the part that is written now, after the parts that a broken stream ended.
 *
 * @param earlier how much picture the parts before hold
 * @param earlierBytes their size
 */
record WholeRecording(StreamRecording part, Duration earlier, long earlierBytes) implements StreamRecording {
    @Override
    public RecordingTarget target() {
        return part.target();
    }

    @Override
    public Duration length() {
        return earlier.plus(part.length());
    }

    @Override
    public long bytes() {
        return earlierBytes + part.bytes();
    }

    @Override
    public Optional<DeviceException> failure() {
        return part.failure();
    }

    @Override
    public boolean running() {
        return part.running();
    }

    @Override
    public void close() {
        part.close();
    }
}
