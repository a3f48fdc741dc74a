// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.sound;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import org.holdfast.family.a9.command.CameraDialect.SoundCoding;

class SoundDecoderFuzz {
    @FuzzTest
    void anyBytesAreAsManySamplesAsTheirCodingMakes(byte[] bytes) {
        int count = Math.min(bytes.length, SoundDecoder.LARGEST);
        for (SoundCoding coding : SoundCoding.values()) {
            SoundDecoder decoder = new SoundDecoder(coding, bytes.length % 2 == 1);
            int samples = decoder.decode(ByteBuffer.wrap(bytes), true).remaining() / 2;
            assertThat(samples)
                    .isEqualTo(
                            switch (coding) {
                                case ADPCM -> count * 2;
                                case A_LAW -> count;
                                case PCM -> count / 2;
                            });
        }
    }
}
