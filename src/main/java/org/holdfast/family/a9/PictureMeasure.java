// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * What the stream really is: the size that its JPEGs have and how many come a second, since the makers' words are not to
 * be trusted (protocol reference, section 1). One thread tells it; any may ask.
 */
final class PictureMeasure {
    /** Pictures over which the rate is measured. */
    private static final int WINDOW = 50;
    /** Fewer say nothing yet. */
    private static final int FEWEST = 5;

    private static final long STALE_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int LONGEST_HEAD = 4096;

    private final long[] arrivals = new long[WINDOW];
    private int count;
    private int width;
    private int height;

    /** Takes a picture into account; its position stays. */
    synchronized void picture(ByteBuffer jpeg, long arrivedNanos) {
        arrivals[count % WINDOW] = arrivedNanos;
        count = count == Integer.MAX_VALUE ? WINDOW : count + 1;
        size(jpeg);
    }

    /** What was measured; empty while too few pictures came. */
    synchronized Optional<Measured> measured(long nowNanos) {
        if (count < FEWEST || width == 0) {
            return Optional.empty();
        }
        int held = Math.min(count, WINDOW);
        long newest = arrivals[(count - 1) % WINDOW];
        long oldest = arrivals[(count - held) % WINDOW];
        if (newest <= oldest || nowNanos - newest > STALE_NANOS) {
            return Optional.empty();
        }
        return Optional.of(new Measured(width, height, (held - 1) * 1e9 / (newest - oldest)));
    }

    /** Finds the frame header and reads its size; a picture without one changes nothing. */
    private void size(ByteBuffer jpeg) {
        int at = jpeg.position() + 2;
        int end = Math.min(jpeg.limit(), jpeg.position() + LONGEST_HEAD);
        while (at + 9 <= end && (jpeg.get(at) & 0xff) == 0xff) {
            int marker = jpeg.get(at + 1) & 0xff;
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                height = number(jpeg, at + 5);
                width = number(jpeg, at + 7);
                return;
            }
            at += 2 + Math.max(2, number(jpeg, at + 2));
        }
    }

    private static int number(ByteBuffer jpeg, int at) {
        return (jpeg.get(at) & 0xff) << 8 | (jpeg.get(at + 1) & 0xff);
    }

    /** @param rate pictures a second */
    record Measured(int width, int height, double rate) {}
}
