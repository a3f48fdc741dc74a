// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.sound;

import java.nio.ByteBuffer;

/**
 * IMA ADPCM, 4 bits a sample, the high half of a byte first, for the camera's loudspeaker (protocol reference, section
 * 6.2). Keeps its state from piece to piece until {@link #reset}. Not thread-safe.
 */
public final class AdpcmEncoder {
    private static final int LARGEST_INDEX = 88;
    private static final int[] MOVES = {-1, -1, -1, -1, 2, 4, 6, 8};
    private static final int[] STEPS = {
        7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97,
        107, 118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796,
        876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871,
        5358, 5894, 6484, 7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623,
        27086, 29794, 32767
    };

    private int predictor;
    private int index;

    /** Begins anew, as the camera's decoder does with each packet that has a header. */
    public void reset() {
        predictor = 0;
        index = 0;
    }

    /**
     * Encodes all of {@code samples}.
     *
     * @param samples signed 16 bits, the lower byte first, an even number of samples
     * @param out takes a quarter as many bytes
     */
    public void encode(ByteBuffer samples, ByteBuffer out) {
        if (samples.remaining() % 4 != 0) {
            throw new IllegalArgumentException("Two samples make a byte");
        }
        while (samples.hasRemaining()) {
            int high = code(sample(samples));
            int low = code(sample(samples));
            out.put((byte) (high << 4 | low));
        }
    }

    private static int sample(ByteBuffer samples) {
        int low = samples.get() & 0xff;
        return samples.get() << 8 | low;
    }

    private int code(int sample) {
        int step = STEPS[index];
        int difference = sample - predictor;
        int code = difference < 0 ? 8 : 0;
        int left = Math.abs(difference);
        int taken = step >> 3;
        for (int bit = 4; bit > 0; bit >>= 1) {
            if (left >= step) {
                code |= bit;
                left -= step;
                taken += step;
            }
            step >>= 1;
        }
        predictor = Math.clamp(difference < 0 ? (long) predictor - taken : (long) predictor + taken, -32768, 32767);
        index = Math.clamp(index + (long) MOVES[code & 7], 0, LARGEST_INDEX);
        return code;
    }
}
