// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AdpcmEncoderTest {
    private final AdpcmEncoder encoder = new AdpcmEncoder();

    private String encoded(int... samples) {
        ByteBuffer in = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int sample : samples) {
            in.putShort((short) sample);
        }
        ByteBuffer out = ByteBuffer.allocate(samples.length / 2);
        encoder.encode(in.flip(), out);
        return HexFormat.of().formatHex(out.array());
    }

    @Test
    void samplesThatADecoderGivesBecomeTheCodeTheyCameFrom() {
        assertThat(encoded(11, 13, -12, -2, -5, -2, 0, -2, -23, -5, -17, 8, 46, -20, 7, 130))
                .isEqualTo("70f18008c3a55e17");
    }

    @Test
    void resetBeginsAnew() {
        String first = encoded(1000, 1000, 1000, 1000);
        String further = encoded(1000, 1000, 1000, 1000);
        encoder.reset();

        assertThat(further).isNotEqualTo(first);
        assertThat(encoded(1000, 1000, 1000, 1000)).isEqualTo(first);
    }

    @Test
    void aToneComesOutOfADecoderAsItWentIn() {
        int[] samples = new int[640];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (int) Math.round(8000 * Math.sin(2 * Math.PI * 440 * i / 8000));
        }
        byte[] codes = HexFormat.of().parseHex(encoded(samples));
        AdpcmDecoder decoder = new AdpcmDecoder();
        for (int i = 0; i < samples.length; i++) {
            int decoded = decoder.sample(i % 2 == 0 ? codes[i / 2] >> 4 & 0xf : codes[i / 2] & 0xf);
            if (i >= 40) {
                assertThat(decoded).as("sample %d", i).isBetween(samples[i] - 1200, samples[i] + 1200);
            }
        }
    }

    @Test
    void theLoudestSamplesStayWithinBounds() {
        int[] samples = new int[640];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i / 16 % 2 == 0 ? 32767 : -32768;
        }

        assertThat(encoded(samples)).hasSize(640);
    }

    @Test
    void halfAByteIsRefused() {
        ByteBuffer one = ByteBuffer.allocate(2);
        ByteBuffer out = ByteBuffer.allocate(2);

        assertThatThrownBy(() -> encoder.encode(one, out)).isInstanceOf(IllegalArgumentException.class);
    }
}
