// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.start;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.CardCleaning;
import org.holdfast.service.Clips;
import org.holdfast.service.Conversions;
import org.holdfast.service.DownloadRules;
import org.holdfast.service.Downloads;
import org.holdfast.service.RecordingServices;
import org.holdfast.service.Tasks;

/** The services around recordings while their parts are being put together. */
final class Unbuilt {
    private Unbuilt() {}

    /** All of them. */
    static RecordingServices services(Conversions conversions, Clips clips) {
        return new RecordingServices(new IdleDownloads(), new IdleRules(), new IdleCleaning(), clips, conversions);
    }

    private static DeviceException nothing() {
        return new DeviceException.Unsupported(
                Text.literal("There are no recordings."), Text.literal("Connect a device."));
    }

    private static final class IdleDownloads implements Downloads {
        @Override
        public void start() {}

        @Override
        public Fetched fetch(Device device, Recording recording, Wish wish, Tasks.Progress progress)
                throws DeviceException {
            throw nothing();
        }

        @Override
        public List<Entry> entries() {
            return List.of();
        }

        @Override
        public Totals totals() {
            return new Totals(0, 0, 0, 0, Optional.empty());
        }

        @Override
        public Registration listen(Runnable changed) {
            return () -> {};
        }

        @Override
        public List<Entry> add(Device device, List<Recording> recordings, Wish wish) {
            return List.of();
        }

        @Override
        public void pause(long id) {}

        @Override
        public void resume(long id) {}

        @Override
        public void cancel(long id) {}

        @Override
        public void retry(long id) {}

        @Override
        public void move(long id, int place) {}

        @Override
        public void pauseAll(boolean halted) {}

        @Override
        public boolean halted() {
            return false;
        }

        @Override
        public void clear() {}

        @Override
        public Optional<Path> copy(Device device, Recording recording) {
            return Optional.empty();
        }

        @Override
        public boolean adopt(Device device, Recording recording, Path file, Tasks.Progress progress) {
            return false;
        }

        @Override
        public void close() {}
    }

    private static final class IdleRules implements DownloadRules {
        @Override
        public Optional<Rule> rule(String deviceId) {
            return Optional.empty();
        }

        @Override
        public void set(String deviceId, Rule rule) {}

        @Override
        public void remove(String deviceId) {}

        @Override
        public Registration listen(Runnable changed) {
            return () -> {};
        }

        @Override
        public void close() {}
    }

    private static final class IdleCleaning implements CardCleaning {
        @Override
        public Sorted sort(Device device, List<Recording> recordings) {
            return new Sorted(List.of(), List.of(), recordings);
        }

        @Override
        public Batch delete(Device device, List<Recording> recordings) {
            throw new UnsupportedOperationException("There is nothing to delete");
        }

        @Override
        public List<Batch> batches() {
            return List.of();
        }

        @Override
        public Registration listen(Runnable changed) {
            return () -> {};
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
