// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.lab.scene.FrameNumber;
import org.holdfast.lab.scene.SceneStore;
import org.jspecify.annotations.Nullable;

/** Plays a virtual camera's clip in {@link PretendTime} and notes each picture with what was heard at that moment. */
final class ClipStage implements AutoCloseable {
    static final SceneStore SCENES = new SceneStore(Path.of("target", "lab-cache"));
    static final int RATE = 30;
    private static final int LOOP = 300;

    final PretendTime time = new PretendTime();
    final WatchingListener listener = new WatchingListener();
    final List<Seen> seen = new CopyOnWriteArrayList<>();
    final List<ClipPlayer.State> states = new CopyOnWriteArrayList<>();
    final FfmpegClipPlayer player;
    private final AtomicReference<@Nullable PretendLine> line = new AtomicReference<>();
    private @Nullable Frame shown;

    /**
     * A picture that was shown.
     *
     * @param number which one, counted from the clip's beginning in a clip of at most ten seconds
     * @param at when, in nanoseconds from the beginning
     * @param heard the sound's moment then, from where the line was last emptied
     */
    record Seen(int number, long at, long heard) {}

    /** How the sound device behaves. */
    record Device(double speed, long step) {}

    ClipStage(ClipSource source, Optional<Device> device) {
        SoundLines lines = rate -> device.map(kind -> {
            PretendLine made = new PretendLine(time, rate, kind.speed(), kind.step());
            line.set(made);
            return made;
        });
        player = new FfmpegClipPlayer(source, listener, lines, time);
        time.beforeEachWait(this::look);
    }

    static Path clip(Duration length, boolean sound) throws IOException {
        return SCENES.keptClip(length, sound, LocalDateTime.of(2020, 1, 1, 12, 0));
    }

    PretendLine line() {
        PretendLine open = line.get();
        if (open == null) {
            throw new IllegalStateException("No line was opened");
        }
        return open;
    }

    List<Integer> numbers() {
        return seen.stream().map(Seen::number).toList();
    }

    /** The numbers from one to before another, as a clip shows them. */
    static List<Integer> range(int from, int to) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = from; i < to; i++) {
            numbers.add(i % LOOP);
        }
        return numbers;
    }

    private void look() {
        ClipPlayer.State state = player.state();
        // Whether the first wait comes before the clip is open is a matter of the threads' luck.
        if (state != ClipPlayer.State.OPENING && (states.isEmpty() || states.getLast() != state)) {
            states.add(state);
        }
        if (listener.opened.isEmpty()) {
            return;
        }
        FrameExchange pictures = listener.opened.getLast();
        Frame next = pictures.take();
        if (next == null) {
            return;
        }
        if (shown != null) {
            pictures.giveBack(shown);
        }
        shown = next;
        OptionalInt number = FrameNumber.read(next.pixels(), pictures.width(), pictures.height());
        PretendLine open = line.get();
        seen.add(new Seen(number.orElse(-1), time.passed(), open == null ? -1 : open.heard()));
    }

    @Override
    public void close() {
        player.close();
    }
}
