// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.clip;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.media.ClipPlayer;
import org.holdfast.media.PlayerStatistics;

/** A player that remembers what it was told and stands as a test says. */
public final class ScriptedClip implements ClipPlayer {
    public final List<String> told = new CopyOnWriteArrayList<>();
    public volatile State state = State.OPENING;
    public volatile Duration position = Duration.ZERO;
    public volatile Optional<Duration> length = Optional.empty();
    public volatile boolean sound;

    @Override
    public State state() {
        return state;
    }

    @Override
    public Optional<Duration> length() {
        return length;
    }

    @Override
    public Duration position() {
        return position;
    }

    @Override
    public void play() {
        told.add("play");
        state = State.PLAYING;
    }

    @Override
    public void pause() {
        told.add("pause");
        state = State.PAUSED;
    }

    @Override
    public void seek(Duration to) {
        told.add("seek " + to.toMillis());
        position = to;
    }

    @Override
    public boolean hasSound() {
        return sound;
    }

    @Override
    public void volume(double volume) {
        told.add("volume " + volume);
    }

    @Override
    public PlayerStatistics statistics() {
        return new PlayerStatistics(0, 0, -1, 0, 0, 0, 0);
    }

    @Override
    public void close() {
        told.add("close");
    }
}
