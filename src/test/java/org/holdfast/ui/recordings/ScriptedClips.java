// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Text;
import org.holdfast.media.ClipPlayer;
import org.holdfast.media.PlayerListener;
import org.holdfast.net.Address;
import org.holdfast.service.Clips;
import org.holdfast.service.clip.ScriptedClip;

/** Clips whose players a test directs. */
final class ScriptedClips implements Clips {
    static final Device BIKE =
            new Device("bike", "sjcam", "SJ4000 WiFi", "Bike camera", Address.of("127.0.0.1"), Map.of());

    final List<Opened> opened = new CopyOnWriteArrayList<>();
    volatile byte[] photo = new byte[0];

    /** A clip that was asked for. */
    record Opened(String name, ScriptedClip player, PlayerListener listener) {}

    static Recording recording(String name, Recording.Kind kind) {
        return new Recording(
                "/DCIM/MOVIE/" + name, kind, OptionalLong.of(100), 0, Optional.empty(), Optional.empty(), false, false);
    }

    static DeviceException silent() {
        return new DeviceException.TimedOut("127.0.0.1", Text.literal("playing the clip"), null);
    }

    Opened last() {
        return opened.getLast();
    }

    @Override
    public ClipPlayer play(Device device, Recording recording, PlayerListener listener) {
        return play(recording.name(), listener);
    }

    @Override
    public ClipPlayer play(Path file, PlayerListener listener) {
        return play(String.valueOf(file.getFileName()), listener);
    }

    private ClipPlayer play(String name, PlayerListener listener) {
        Opened made = new Opened(name, new ScriptedClip(), listener);
        opened.add(made);
        return made.player();
    }

    @Override
    public Optional<byte[]> thumbnail(Device device, Recording recording) {
        return Optional.empty();
    }

    @Override
    public byte[] photo(Device device, Recording recording) {
        return photo;
    }

    @Override
    public byte[] photo(Path file) {
        return photo;
    }

    @Override
    public void close() {}
}
