// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.family.sjcam.SjcamFamily;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterfaces;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;
import org.holdfast.service.AppFolders;
import org.holdfast.service.Connections;
import org.holdfast.service.Downloads;
import org.holdfast.service.SharedConnections;
import org.holdfast.service.SystemTimekeeper;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.SavedDeviceBook;

/**
 * Downloads a virtual camera's whole card, in a process of its own, and prints a line each millisecond, which its
 * parent counts to kill it; {@code done} once everything is here.
 */
final class DownloadingProgram {
    static final String DEVICE = "camera";

    private DownloadingProgram() {}

    /**
     * Gets ready, and begins when it is told the folder of settings and the folder for the clips, a line each.
     *
     * @param arguments the camera's address
     */
    public static void main(String[] arguments) throws DeviceException, InterruptedException, IOException {
        Device camera = device(arguments[0]);
        SystemTimekeeper time = new SystemTimekeeper(Clock.systemUTC());
        Connections connections = new SlowConnections(family(), time);
        List<Recording> all;
        try (Connections.Lease lease = connections.open(camera)) {
            all = Failures.card(lease).list().recordings();
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        AppFolders folders = AppFolders.under(Path.of(in.readLine()));
        Downloads.Wish wish = new Downloads.Wish(Path.of(in.readLine()), false, false);
        SavedDeviceBook book = new SavedDeviceBook(folders, DiskSteps.ofSystem(), time);
        DownloadQueue queue = new DownloadQueue(folders, connections, book, new CardStage.ScriptedConversions(), time);
        // The queue takes what was saved once it owns it, so what is missing is added after that.
        queue.whenWorking(() -> queue.add(camera, queue.fresh(camera, all), wish));
        queue.start();
        while (true) {
            boolean done = queue.entries().size() >= all.size()
                    && queue.entries().stream().allMatch(each -> each.status() instanceof Downloads.Status.Done);
            System.out.println(done ? "done" : "running");
            LockSupport.parkNanos(1_000_000);
        }
    }

    static Device device(String address) {
        return new Device(DEVICE, "sjcam", "", "Camera", Address.parse(address), Map.of());
    }

    static SjcamFamily family() {
        return new SjcamFamily(
                new Network(Reach.LOOPBACK, LocalInterfaces.ofSystem(), new WireTap(), Clock.systemUTC()));
    }

    /** The camera's real speed is a tenth of this; loopback's would leave nothing to kill. */
    private static final class SlowConnections implements Connections {
        private final SharedConnections shared;

        SlowConnections(SjcamFamily family, SystemTimekeeper time) {
            shared = new SharedConnections(List.of(family), _ -> Credentials.NONE, time);
        }

        @Override
        public Lease open(Device device) throws DeviceException, InterruptedException {
            Lease lease = shared.open(device);
            return new Lease() {
                @Override
                public Connection connection() {
                    return SlowConnection.of(lease.connection());
                }

                @Override
                public void close() {
                    lease.close();
                }
            };
        }

        @Override
        public Reachability reachability(String deviceId) {
            return shared.reachability(deviceId);
        }

        @Override
        public org.holdfast.net.Registration listen(Runnable changed) {
            return shared.listen(changed);
        }

        @Override
        public void close() {
            shared.close();
        }
    }

    /** Reads a little at a time. */
    record SlowTransfer(Recordings.Transfer transfer) implements Recordings.Transfer {
        private static final int LITTLE = 24 << 10;

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
            LockSupport.parkNanos(1_000_000);
            return transfer.read(into, offset, Math.min(LITTLE, length));
        }

        @Override
        public void close() {
            transfer.close();
        }
    }
}
