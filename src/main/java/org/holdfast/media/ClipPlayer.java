// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.time.Duration;
import java.util.Optional;

/**
 * A clip that is being played, its sound in step with its picture. It starts by itself and stays at its last picture
 * when it is through. Closing ends its threads and native memory within two seconds and is harmless when repeated.
 * Thread-safe; no method waits for the clip.
 */
public interface ClipPlayer extends AutoCloseable {
    /** What it is doing. */
    enum State {
        OPENING,
        PLAYING,
        PAUSED,
        /** It waits for the source to deliver. */
        WAITING,
        /** It is through; {@link #seek} goes on from elsewhere. */
        ENDED,
        FAILED
    }

    State state();

    /** How long the clip is; empty before it is known. */
    Optional<Duration> length();

    /** Where it is. */
    Duration position();

    void play();

    void pause();

    /** Goes to the key picture at or before {@code to}. */
    void seek(Duration to);

    /** Whether there is a sound track that this computer can play; false before it is known. */
    boolean hasSound();

    /** 0 for silence to 1. */
    void volume(double volume);

    /** Counters. */
    PlayerStatistics statistics();

    @Override
    void close();
}
