// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.clip;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.media.ClipSource;
import org.holdfast.service.Connections;
import org.holdfast.service.ServiceTexts;
import org.holdfast.service.Timekeeper;

/** A clip on a device's card. Each channel holds a share in the device's connection. */
final class CardClipSource implements ClipSource {
    private final Connections connections;
    private final Device device;
    private final Recording recording;
    private final Timekeeper time;
    private final Interruption interruption = new Interruption();

    CardClipSource(Connections connections, Device device, Recording recording, Timekeeper time) {
        this.connections = connections;
        this.device = device;
        this.recording = recording;
        this.time = time;
    }

    @Override
    public String name() {
        return recording.name();
    }

    @Override
    public SeekableByteChannel open() throws IOException {
        Connections.Lease lease = interruption.during(() -> connections.open(device));
        boolean opened = false;
        try {
            Optional<Recordings> card = lease.connection().capability(Recordings.class);
            if (card.isEmpty()) {
                throw new IOException(new DeviceException.Unsupported(
                        ServiceTexts.of("clip.no-card", device.name()), ServiceTexts.of("clip.no-card.advice")));
            }
            SeekableByteChannel channel = CardChannel.open(card.get(), recording, interruption, time, lease::close);
            opened = true;
            return channel;
        } finally {
            if (!opened) {
                lease.close();
            }
        }
    }

    /** Ends whatever blocks in it, for good. */
    void end() {
        interruption.end();
    }
}
