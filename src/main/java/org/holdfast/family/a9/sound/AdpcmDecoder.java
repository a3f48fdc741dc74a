// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.sound;

/** IMA/DVI ADPCM, four bits a sample, with the usual tables (protocol reference, section 6.2). For one thread. */
public final class AdpcmDecoder {
    private static final int LAST_STEP = 88;
    private static final int[] STEPS = steps();
    private static final int[] INDEX_CHANGES = {-1, -1, -1, -1, 2, 4, 6, 8};

    private int predictor;
    private int index;

    /** Begins anew: predictor and step index 0. */
    public void reset() {
        predictor = 0;
        index = 0;
    }

    /**
     * The next sample.
     *
     * @param code 0 to 15
     * @return -32768 to 32767
     */
    public int sample(int code) {
        int step = STEPS[index];
        int difference = step >> 3;
        if ((code & 4) != 0) {
            difference += step;
        }
        if ((code & 2) != 0) {
            difference += step >> 1;
        }
        if ((code & 1) != 0) {
            difference += step >> 2;
        }
        predictor = Math.clamp(predictor + ((code & 8) != 0 ? -difference : difference), -32768, 32767);
        index = Math.clamp(index + INDEX_CHANGES[code & 7], 0, LAST_STEP);
        return predictor;
    }

    private static int[] steps() {
        return new int[] {
            7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97,
            107, 118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724,
            796, 876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026,
            4428, 4871, 5358, 5894, 6484, 7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500,
            20350, 22385, 24623, 27086, 29794, 32767
        };
    }
}
