// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

/**
 * What a virtual camera hears: one tone without end, coded in each of the three ways (protocol reference, sections 2.2
 * and 6.2). A whole number of its waves fills each packet, so that one packet is like the other.
 */
final class Tone {
    /** Samples a second. */
    static final int RATE = 8000;
    /** Bytes of ADPCM in a packet: 80 ms. */
    static final int ADPCM = 320;
    /** Bytes of A-law in a packet: 120 ms. */
    static final int A_LAW = 960;
    /** Bytes of PCM in a datagram: 92 ms. */
    static final int PCM = 1472;

    private static final double LOUDNESS = 16000;
    private static final int[] INDEX_CHANGE = {-1, -1, -1, -1, 2, 4, 6, 8};
    private static final int[] STEPS = {
        7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97,
        107, 118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796,
        876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871,
        5358, 5894, 6484, 7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623,
        27086, 29794, 32767
    };

    private Tone() {}

    /** One packet of ADPCM, the high half of a byte first, begun at predictor and index 0. */
    static byte[] adpcm() {
        return adpcm(samples(2 * ADPCM));
    }

    /** The same of other samples. */
    static byte[] adpcm(int[] samples) {
        byte[] coded = new byte[samples.length / 2];
        int predicted = 0;
        int index = 0;
        for (int i = 0; i < samples.length; i++) {
            int step = STEPS[index];
            int difference = samples[i] - predicted;
            int code = difference < 0 ? 8 : 0;
            int left = Math.abs(difference);
            int change = step >> 3;
            for (int bit = 4; bit > 0; bit >>= 1) {
                if (left >= step) {
                    code |= bit;
                    left -= step;
                    change += step;
                }
                step >>= 1;
            }
            predicted = Math.clamp(predicted + ((code & 8) != 0 ? -change : change), -32768, 32767);
            index = Math.clamp(index + INDEX_CHANGE[code & 7], 0, STEPS.length - 1);
            coded[i / 2] |= (byte) (i % 2 == 0 ? code << 4 : code);
        }
        return coded;
    }

    /** One packet of G.711 A-law. */
    static byte[] aLaw() {
        int[] samples = samples(A_LAW);
        byte[] coded = new byte[A_LAW];
        for (int i = 0; i < A_LAW; i++) {
            coded[i] = aLaw(samples[i]);
        }
        return coded;
    }

    static byte aLaw(int sample) {
        int sign = sample < 0 ? 0 : 0x80;
        int size = Math.min(sample < 0 ? -sample - 1 : sample, 32767) >> 4;
        int segment = size < 32 ? size >> 4 : 28 - Integer.numberOfLeadingZeros(size);
        int low = segment < 2 ? size & 15 : size >> (segment - 1) & 15;
        return (byte) ((sign | (segment << 4) | low) ^ 0x55);
    }

    /** One datagram of signed 16 bits, the lower byte first. */
    static byte[] pcm() {
        int[] samples = samples(PCM / 2);
        byte[] coded = new byte[PCM];
        for (int i = 0; i < samples.length; i++) {
            Bytes.putTwoLow(coded, 2 * i, samples[i]);
        }
        return coded;
    }

    private static int[] samples(int count) {
        int[] samples = new int[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (int) Math.round(LOUDNESS * Math.sin(2 * Math.PI * A9Camera.TONE_HERTZ * i / RATE));
        }
        return samples;
    }
}
