// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.nio.file.Path;
import java.util.Locale;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.media.ClipPlayer;
import org.holdfast.media.PlayerListener;
import org.holdfast.service.Clips;

/** Something that can be shown large: on a card, or a file. */
sealed interface ClipItem {
    /** Its full name. */
    String name();

    /** Whether it is a photo and not a clip. */
    boolean photo();

    /** Plays a clip; returns at once. */
    ClipPlayer play(PlayerListener listener);

    /** A photo's JPEG. */
    byte[] bytes() throws DeviceException, InterruptedException;

    /** On a device's card. */
    record OnCard(Clips clips, Device device, Recording recording) implements ClipItem {
        @Override
        public String name() {
            return recording.name();
        }

        @Override
        public boolean photo() {
            return recording.kind() == Recording.Kind.PHOTO;
        }

        @Override
        public ClipPlayer play(PlayerListener listener) {
            return clips.play(device, recording, listener);
        }

        @Override
        public byte[] bytes() throws DeviceException, InterruptedException {
            return clips.photo(device, recording);
        }
    }

    /** A file of this computer. */
    record InFile(Clips clips, Path file) implements ClipItem {
        @Override
        public String name() {
            return String.valueOf(file.getFileName());
        }

        @Override
        public boolean photo() {
            String lower = name().toLowerCase(Locale.ROOT);
            return lower.endsWith(".jpg") || lower.endsWith(".jpeg");
        }

        @Override
        public ClipPlayer play(PlayerListener listener) {
            return clips.play(file, listener);
        }

        @Override
        public byte[] bytes() throws DeviceException {
            return clips.photo(file);
        }
    }
}
