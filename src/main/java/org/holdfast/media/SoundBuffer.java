// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.time.Duration;

/**
 * Evens out sound that arrives when it likes, in front of a line that plays at its own speed: it holds a fifth of a
 * second back, gives or takes a little where the two clocks differ (a quiet piece where there is one, else one moment in
 * fifty), begins anew after it ran empty, and drops at once what is more than half a second late. So the delay never
 * grows. Sound is 16 bits, the lower byte first, two channels. For one thread, which it never blocks.
 */
final class SoundBuffer {
    /** How late sound is played, on an average, when all goes well: between the least and the most. */
    static final Duration AIM = Duration.ofMillis(200);

    static final Duration LEAST = Duration.ofMillis(150);
    static final Duration MOST = Duration.ofMillis(250);
    /** What is later than that is dropped at once. */
    static final Duration TOO_LATE = Duration.ofMillis(500);
    /** By how much more sound may be held back to wait for its picture. */
    static final Duration MOST_EXTRA = Duration.ofMillis(200);

    private static final int FRAME = StereoConverter.FRAME;
    /** One moment in so many is given or taken. */
    private static final int BEAT = 50;
    /** A sample below that is hardly heard: 36 dB under the loudest. */
    private static final int QUIET = 512;
    /** How much of the delay the line holds itself; the rest can still be dropped. */
    private static final Duration IN_THE_LINE = Duration.ofMillis(80);

    private static final double AVERAGE_SECONDS = 0.5;

    private final int rate;
    private final byte[] ring;
    private final byte[] piece;
    private int head;
    private int count;
    private long fed;
    private long ahead;
    private long extra;
    private double average;
    private double lastMoment = -1;
    private Course course = Course.KEEP;
    private boolean filling = true;
    private int beat;
    private long dropped;

    /** What is done about the delay. */
    private enum Course {
        KEEP,
        SHORTEN,
        STRETCH
    }

    /** @param rate moments a second */
    SoundBuffer(int rate) {
        this.rate = rate;
        ring = new byte[rate * FRAME];
        piece = new byte[Math.max(1, rate / 100) * FRAME];
    }

    /** Holds sound back for longer than usual, at most {@link #MOST_EXTRA}, because its pictures come later. */
    void waitFor(Duration later) {
        long wanted = frames(later.compareTo(MOST_EXTRA) > 0 ? MOST_EXTRA : later);
        // Small differences are not worth hearing a correction for.
        if (Math.abs(wanted - extra) > frames(Duration.ofMillis(20))) {
            extra = Math.max(0, wanted);
        }
    }

    /** Takes sound over, from the beginning of {@code samples}. */
    void put(byte[] samples, int length) {
        int frames = length / FRAME;
        int from = Math.max(0, frames - ring.length / FRAME);
        dropped += from;
        for (int i = from; i < frames; i++) {
            if (count * FRAME == ring.length) {
                drop(1);
            }
            System.arraycopy(samples, i * FRAME, ring, slot(count), FRAME);
            count++;
        }
        if (ahead + count > frames(TOO_LATE)) {
            drop((int) Math.min(count, ahead + count - aim()));
            average = ahead + count;
        }
    }

    /**
     * Hands the line what it should have now.
     *
     * @param nanos the time, of a clock that only runs forward
     * @param loudness 0 for silence to 1
     */
    void feed(SoundLine line, long nanos, double loudness) {
        ahead = Math.max(0, fed - line.played());
        if (filling) {
            if (count < aim()) {
                return;
            }
            filling = false;
            average = (double) ahead + count;
            line.start();
        }
        look(nanos / 1e9);
        long room = Math.min(line.room(), frames(IN_THE_LINE) - ahead);
        while (room > 0 && count > 0) {
            int frames = next((int) Math.min(room, piece.length / FRAME));
            if (frames == 0) {
                continue;
            }
            Loudness.apply(piece, frames * FRAME, loudness);
            line.write(piece, 0, frames);
            fed += frames;
            ahead += frames;
            room -= frames;
        }
        filling = count == 0 && fed <= line.played();
    }

    private void look(double moment) {
        double passed = lastMoment < 0 ? 0 : Math.clamp(moment - lastMoment, 0, AVERAGE_SECONDS);
        lastMoment = moment;
        average += (ahead + count - average) * passed / AVERAGE_SECONDS;
        if (average > aim() + frames(MOST.minus(AIM))) {
            course = Course.SHORTEN;
        } else if (average < aim() - frames(AIM.minus(LEAST))) {
            course = Course.STRETCH;
        } else if ((course == Course.SHORTEN && average <= aim()) || (course == Course.STRETCH && average >= aim())) {
            course = Course.KEEP;
        }
    }

    /** Puts the next moments into the piece, at most {@code wanted}; how many those are. */
    private int next(int wanted) {
        boolean quiet = course != Course.KEEP && quiet(Math.min(count, wanted));
        if (quiet && course == Course.SHORTEN) {
            int skipped = Math.min(count, wanted);
            average -= skipped;
            drop(skipped);
            course = average <= aim() ? Course.KEEP : course;
            return 0;
        }
        int frames = 0;
        boolean again = quiet && course == Course.STRETCH && average < aim();
        int first = head;
        int held = count;
        while (frames < wanted && count > 0) {
            beat = (beat + 1) % BEAT;
            if (beat == 0 && course == Course.SHORTEN && count > 1) {
                average--;
                drop(1);
            }
            System.arraycopy(ring, slot(0), piece, frames * FRAME, FRAME);
            frames++;
            if (beat == 0 && course == Course.STRETCH) {
                average++;
            } else {
                head = (head + 1) % (ring.length / FRAME);
                count--;
            }
        }
        if (again) {
            // A quiet piece is played twice.
            average += (double) held - count;
            head = first;
            count = held;
            course = average >= aim() ? Course.KEEP : course;
        }
        return frames;
    }

    private boolean quiet(int frames) {
        for (int i = 0; i < frames; i++) {
            int at = slot(i);
            for (int channel = 0; channel < FRAME; channel += 2) {
                int sample = (short) ((ring[at + channel] & 0xFF) | (ring[at + channel + 1] << 8));
                if (Math.abs(sample) > QUIET) {
                    return false;
                }
            }
        }
        return frames > 0;
    }

    private void drop(int frames) {
        head = (head + frames) % (ring.length / FRAME);
        count -= frames;
        dropped += frames;
    }

    /** How late what is put now would be played. */
    Duration delay() {
        return Duration.ofNanos((ahead + count) * 1_000_000_000L / rate);
    }

    /** How many moments were left out. */
    long dropped() {
        return dropped;
    }

    private int slot(int index) {
        return (head + index) % (ring.length / FRAME) * FRAME;
    }

    private long aim() {
        return frames(AIM) + extra;
    }

    private long frames(Duration span) {
        return span.toMillis() * rate / 1000;
    }
}
