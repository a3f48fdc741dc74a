// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

class PictureFuzz {
    @FuzzTest
    void anyBytesAreAHeaderThatReadsBackOrNone(byte[] bytes) {
        StreamHeader.read(ByteBuffer.wrap(bytes)).ifPresent(header -> {
            ByteBuffer written = ByteBuffer.allocate(StreamHeader.BYTES);
            header.write(written);
            assertThat(StreamHeader.read(written.flip())).contains(header);
        });
    }

    @FuzzTest
    void anyBytesAreAReasonablePictureOrNone(byte[] bytes) {
        int end = JpegMarkers.end(bytes, bytes.length);
        assertThat(end).isLessThanOrEqualTo(bytes.length);
        if (JpegMarkers.begins(bytes, bytes.length) && end >= 0 && JpegMarkers.reasonable(bytes, end)) {
            assertThat(end).isGreaterThan(15);
        }
    }

    /** Each packet: how much time passed, how far the index moved, its length in two bytes, its bytes. */
    @FuzzTest
    void anyPacketsGiveOnlyPicturesWithABeginningAndAnEnd(byte[] script) throws InterruptedException {
        Watching seen = new Watching();
        ByteBuffer in = ByteBuffer.wrap(script);
        long millis = 0;
        long index = 65_000;
        while (in.remaining() >= 4) {
            millis += in.get() & 0xff;
            index += in.get();
            byte[] packet = new byte[Math.min(in.getShort() & 0x7ff, in.remaining())];
            in.get(packet);
            seen.at(millis, index, packet);
        }
        seen.tick(millis + 1000);

        for (byte[] picture : seen.pictures) {
            assertThat(picture.length).isBetween(4, GatheredPicture.LARGEST);
            assertThat(
                            JpegMarkers.begins(picture, picture.length)
                                    ? JpegMarkers.end(picture, picture.length) == picture.length
                                    : H264Units.begin(picture, picture.length))
                    .isTrue();
        }
    }
}
