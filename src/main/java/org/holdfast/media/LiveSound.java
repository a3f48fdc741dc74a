// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stream's sound: decoded and played while somebody wants to hear it, with the bounded delay of {@link SoundBuffer};
 * otherwise left as it came, with no device held open. Where there is no device that is told once. Belongs to one
 * thread.
 */
final class LiveSound implements AutoCloseable {
    private static final long FEED_MILLIS = 10;
    private static final long IDLE_MILLIS = 100;

    private final UnitQueue queue;
    private final SoundDecoder decoder;
    private final SoundLines lines;
    private final Hearing hearing;
    private final SoundLag lag;
    private final boolean live;
    private final Runnable noDevice;
    private @Nullable SoundLine line;
    private @Nullable SoundBuffer buffer;
    private int rate;
    private boolean silent;
    private boolean told;

    /**
     * @param queue the track's units
     * @param live whether units come when they like; otherwise they wait until it is their time
     * @param noDevice called once when there is nothing to play with
     */
    LiveSound(
            UnitQueue queue,
            CodedTrack track,
            SoundLines lines,
            Hearing hearing,
            SoundLag lag,
            boolean live,
            Runnable noDevice) {
        this.queue = queue;
        this.decoder = new SoundDecoder(track);
        this.lines = lines;
        this.hearing = hearing;
        this.lag = lag;
        this.live = live;
        this.noDevice = noDevice;
    }

    /** Takes at most one unit and hands on what is due; false when no further one will come. */
    boolean step() throws InterruptedException {
        if (!hearing.wanted()) {
            closeLine();
            silent = false;
        }
        SoundBuffer waiting = buffer;
        if (!live && waiting != null && waiting.delay().compareTo(SoundBuffer.AIM) > 0) {
            Thread.sleep(Duration.ofMillis(FEED_MILLIS));
        } else {
            try (CodedUnit unit = queue.poll(line == null ? IDLE_MILLIS : FEED_MILLIS)) {
                if (unit != null && hearing.wanted() && !silent) {
                    decoder.decode(unit, this::take);
                }
            }
        }
        SoundLine playing = line;
        SoundBuffer held = buffer;
        if (playing != null && held != null) {
            held.waitFor(lag.later().minus(SoundBuffer.AIM));
            held.feed(playing, System.nanoTime(), hearing.loudness());
        }
        return !queue.drained();
    }

    /** Takes decoded sound: 16 bits, two channels. */
    private void take(byte[] samples, int length, int newRate) {
        if (line == null || rate != newRate) {
            closeLine();
            rate = newRate;
            Optional<SoundLine> opened = lines.open(newRate);
            if (opened.isEmpty()) {
                silent = true;
                if (!told) {
                    told = true;
                    noDevice.run();
                }
                return;
            }
            line = opened.get();
            buffer = new SoundBuffer(newRate);
        }
        SoundBuffer into = buffer;
        if (into != null) {
            into.put(samples, length);
        }
    }

    private void closeLine() {
        SoundLine open = line;
        line = null;
        buffer = null;
        if (open != null) {
            open.stop();
            open.close();
        }
    }

    @Override
    public void close() {
        closeLine();
        decoder.close();
    }
}
