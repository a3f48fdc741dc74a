// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Text;
import org.holdfast.media.ClipPlayer;
import org.holdfast.media.ClipSource;
import org.holdfast.media.FrameExchange;
import org.holdfast.media.Jpeg;
import org.holdfast.media.MediaEngine;
import org.holdfast.media.Player;
import org.holdfast.media.PlayerListener;
import org.holdfast.media.RecordingTarget;
import org.holdfast.media.Still;
import org.holdfast.media.StreamRecording;
import org.holdfast.net.Registration;
import org.holdfast.service.LiveView;

/** Live pictures that never come. */
public final class StillLive implements LiveView {
    @Override
    public Session watch(Device device) {
        return new Waiting(device.id());
    }

    @Override
    public Session watch(LiveStream stream) {
        return new Waiting(stream);
    }

    @Override
    public List<MediaEngine> engines() {
        return List.of(
                new NamedEngine("vlc", new MediaEngine.Report(false, false, "", Text.literal("VLC is not installed."))),
                new NamedEngine(
                        "ffmpeg",
                        new MediaEngine.Report(
                                true, true, "FFmpeg 8.0.1", Text.literal("FFmpeg 8.0.1 comes with Holdfast."))));
    }

    @Override
    public void close() {}

    private record NamedEngine(String id, Report report) implements MediaEngine {
        @Override
        public boolean plays(LiveStream stream) {
            return report.usable();
        }

        @Override
        public Player open(LiveStream stream, PlayerListener listener) {
            throw new UnsupportedOperationException("Nothing is played here");
        }

        @Override
        public ClipPlayer play(ClipSource clip, PlayerListener listener) {
            throw new UnsupportedOperationException("Nothing is played here");
        }
    }

    private record Waiting(Object stream) implements Session {
        @Override
        public State state() {
            return new State.Opening();
        }

        @Override
        public Registration listen(Runnable changed) {
            return () -> {};
        }

        @Override
        public Optional<FrameExchange> pictures() {
            return Optional.empty();
        }

        @Override
        public Optional<Statistics> statistics() {
            return Optional.empty();
        }

        @Override
        public void hear(boolean wanted) {
            // it is silent anyway
        }

        @Override
        public void volume(double loudness) {
            // it is silent anyway
        }

        @Override
        public void look(boolean wanted) {
            // it has one picture only
        }

        @Override
        public Registration tap(Consumer<Jpeg> listener) {
            return () -> {};
        }

        @Override
        public Still still(Duration patience) throws DeviceException {
            throw new DeviceException.Unsupported(Text.literal("There is no picture."), Text.literal("Wait."));
        }

        @Override
        public void snapshot(Path file) throws DeviceException {
            still(Duration.ZERO);
        }

        @Override
        public void startRecording(RecordingTarget target) throws DeviceException {
            still(Duration.ZERO);
        }

        @Override
        public List<Path> stopRecording() {
            return List.of();
        }

        @Override
        public Optional<StreamRecording> recording() {
            return Optional.empty();
        }

        @Override
        public void retryNow() {}

        @Override
        public void close() {}
    }
}
