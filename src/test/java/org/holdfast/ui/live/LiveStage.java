// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.device.Device;
import org.holdfast.net.Address;
import org.holdfast.service.Preferences.Film;
import org.holdfast.service.SystemTimekeeper;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.SavedWall;
import org.holdfast.ui.control.Background;
import org.holdfast.ui.control.Phrases;

/** Everything a live view needs, with doubles behind it. */
final class LiveStage {
    static final Device BIKE =
            new Device("bike", "sjcam", "SJ4000 WiFi", "Bike camera", Address.of("127.0.0.1"), Map.of());

    final ScriptedLiveView live = new ScriptedLiveView();
    final TasksDouble tasks = new TasksDouble();
    final List<Throwable> crashes = new ArrayList<>();
    final Background background = new Background(crashes::add);
    final FrameDouble frame = new FrameDouble(background);
    final List<Path> openedFolders = new ArrayList<>();
    final AtomicReference<Film> films = new AtomicReference<>(Film.MP4);
    final PicturePulse pulse = new PicturePulse();
    final SystemTimekeeper time = new SystemTimekeeper(Clock.systemUTC());
    final SavedWall wall;
    final ScriptedMicrophone microphone = new ScriptedMicrophone();
    final LiveContext context;

    LiveStage(Path folder) {
        CaptureFiles files = new CaptureFiles(() -> folder, Clock.systemUTC());
        wall = new SavedWall(folder.resolve("config"), DiskSteps.ofSystem(), time);
        context = new LiveContext(
                live,
                wall,
                new LiveRecorder(live, tasks, files, films::get),
                files,
                background,
                Clock.systemUTC(),
                new Phrases("org.holdfast.ui.live.words", Locale.ENGLISH),
                frame::notice,
                openedFolders::add,
                (device, why, again) -> Optional.empty(),
                microphone);
    }

    ScriptedStream bike() {
        return live.stream(BIKE.id());
    }

    /** Writes what is unwritten. */
    void close() {
        wall.close();
        time.close();
    }

    /** Another camera. */
    static Device camera(String id, String name) {
        return new Device(id, "sjcam", "SJ4000 WiFi", name, Address.of("127.0.0.1"), Map.of());
    }
}
