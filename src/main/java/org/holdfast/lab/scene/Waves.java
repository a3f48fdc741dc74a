// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.scene;

import java.util.SplittableRandom;

/** The sound of the scene: soft noise that swells and ebbs. The same at each start. For one thread. */
final class Waves {
    private static final double SWELL_SECONDS = 5;
    private static final double LOUDNESS = 5000;

    private final SplittableRandom random = new SplittableRandom(4000);
    private final int rate;
    private long at;
    private double smooth;

    /** @param rate samples a second */
    Waves(int rate) {
        this.rate = rate;
    }

    /** The next samples, 16 bits each, the lower byte first. */
    byte[] samples(int count) {
        byte[] bytes = new byte[2 * count];
        for (int i = 0; i < count; i++) {
            smooth += (random.nextDouble(-1, 1) - smooth) * 0.12;
            double swell = 0.55 - 0.45 * Math.cos(2 * Math.PI * at / rate / SWELL_SECONDS);
            int sample = (int) (smooth * swell * LOUDNESS);
            bytes[2 * i] = (byte) sample;
            bytes[2 * i + 1] = (byte) (sample >> 8);
            at++;
        }
        return bytes;
    }
}
