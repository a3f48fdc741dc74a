// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.time.Duration;
import java.util.OptionalLong;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.service.ServiceTexts;
import org.holdfast.service.Timekeeper;

/**
 * Opens transfers that can be stopped, and that end when a device delivers next to nothing: a device that sends a byte
 * now and then is never silent, and would otherwise hold a transfer for ever.
 *
 * @param watch is told each transfer
 */
record CardReader(Device device, Recordings card, Timekeeper time, FetchWatch watch) {
    /** Over this time … */
    static final Duration SPAN = Duration.ofSeconds(60);

    /** … at least so many bytes have to come. */
    static final long LEAST = 64 << 10;

    Recordings.Transfer open(Recording recording, long from) throws DeviceException, InterruptedException {
        return new Paced(watch.opened(card.open(recording, from)), recording);
    }

    /** A transfer that keeps a pace. */
    private final class Paced implements Recordings.Transfer {
        private final Recordings.Transfer transfer;
        private final Recording recording;
        private long since = time.nanos();
        private long came;

        Paced(Recordings.Transfer transfer, Recording recording) {
            this.transfer = transfer;
            this.recording = recording;
        }

        @Override
        public long from() {
            return transfer.from();
        }

        @Override
        public OptionalLong total() {
            return transfer.total();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws DeviceException, InterruptedException {
            int read = transfer.read(into, offset, length);
            came += Math.max(0, read);
            long now = time.nanos();
            if (now - since > SPAN.toNanos()) {
                if (read >= 0 && came < LEAST) {
                    throw new DeviceException.TimedOut(
                            device.name(), ServiceTexts.of("download.tried.slow", recording.name()), null);
                }
                since = now;
                came = 0;
            }
            return read;
        }

        @Override
        public void close() {
            transfer.close();
        }
    }
}
