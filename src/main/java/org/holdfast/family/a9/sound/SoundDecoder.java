// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.holdfast.family.a9.command.CameraDialect.SoundCoding;

/**
 * Makes samples of an A9's sound. One a stream, for one thread; after the largest piece was seen nothing is allocated.
 */
public final class SoundDecoder {
    /** Samples a second, of all codings. */
    public static final int RATE = 8000;

    /** The most bytes that one piece may have; more are left out. */
    public static final int LARGEST = 4096;

    private final SoundCoding coding;
    private final boolean continuous;
    private final AdpcmDecoder adpcm = new AdpcmDecoder();
    private ByteBuffer samples = ByteBuffer.allocate(0);

    /**
     * @param continuous whether ADPCM goes on where the piece before ended; otherwise each piece with a header begins
     *     anew, which nearly all cameras want
     */
    public SoundDecoder(SoundCoding coding, boolean continuous) {
        this.coding = coding;
        this.continuous = continuous;
    }

    /**
     * Decodes one piece.
     *
     * @param bytes read to its end
     * @param headed whether it had a header of its own
     * @return signed 16 bits, the lower byte first, valid until the next call
     */
    public ByteBuffer decode(ByteBuffer bytes, boolean headed) {
        int count = Math.min(bytes.remaining(), LARGEST);
        ByteBuffer out = room(count * 4);
        switch (coding) {
            case ADPCM -> {
                if (headed && !continuous) {
                    adpcm.reset();
                }
                for (int i = 0; i < count; i++) {
                    int pair = bytes.get();
                    out.putShort((short) adpcm.sample((pair >> 4) & 0xf)).putShort((short) adpcm.sample(pair & 0xf));
                }
            }
            case A_LAW -> {
                for (int i = 0; i < count; i++) {
                    out.putShort((short) ALaw.sample(bytes.get()));
                }
            }
            case PCM -> {
                int whole = count & ~1;
                out.put(0, bytes, bytes.position(), whole).position(whole);
            }
        }
        bytes.position(bytes.limit());
        return out.flip();
    }

    private ByteBuffer room(int size) {
        if (samples.capacity() < size) {
            samples = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        }
        return samples.clear();
    }
}
