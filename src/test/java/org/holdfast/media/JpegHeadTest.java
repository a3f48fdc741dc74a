// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class JpegHeadTest {
    private final ByteBuffer jpeg = ByteBuffer.wrap(Pictures.jpeg(320, 200, 0xFF_20_60_C0));

    JpegHeadTest() throws IOException {}

    @Test
    void aHeadSaysSizeAndWhereTheScanBegins() {
        JpegHead head = JpegHead.of(jpeg).orElseThrow();

        assertThat(head.width()).isEqualTo(320);
        assertThat(head.height()).isEqualTo(200);
        assertThat(head.huffman()).isTrue();
        assertThat(jpeg.getShort(head.scan())).isEqualTo((short) 0xFFDA);
    }

    @Test
    void whatIsCutBeforeItsScanHasNoHead() {
        int scan = JpegHead.of(jpeg).orElseThrow().scan();
        for (int length = 0; length < scan + 4; length++) {
            assertThat(JpegHead.of(jpeg.slice(0, length)))
                    .as("%d bytes", length)
                    .isEmpty();
        }
        assertThat(JpegHead.of(jpeg.slice(0, scan + 4))).isPresent();
    }

    @Test
    void aPictureWithoutTablesGetsTheUsualOnesAndNothingElseChanges() {
        ByteBuffer bare = withoutTables();
        assertThat(JpegHead.of(bare).orElseThrow().huffman()).isFalse();

        ByteBuffer whole = HuffmanTables.complete(bare);
        JpegHead head = JpegHead.of(whole).orElseThrow();
        assertThat(head.huffman()).isTrue();
        assertThat(whole.remaining()).isEqualTo(bare.remaining() + 420);
        int scan = JpegHead.of(bare).orElseThrow().scan();
        assertThat(whole.slice(0, scan)).isEqualTo(bare.slice(0, scan));
        assertThat(whole.slice(head.scan(), whole.remaining() - head.scan()))
                .isEqualTo(bare.slice(scan, bare.remaining() - scan));
        assertThat(HuffmanTables.complete(jpeg)).isSameAs(jpeg);
    }

    /** The picture without its tables' segments. */
    private ByteBuffer withoutTables() {
        ByteBuffer bare = ByteBuffer.allocate(jpeg.remaining());
        int scan = JpegHead.of(jpeg).orElseThrow().scan();
        bare.put(jpeg.slice(0, 2));
        int at = 2;
        while (at < scan) {
            int length = 2 + (jpeg.getShort(at + 2) & 0xFFFF);
            if (jpeg.getShort(at) != (short) 0xFFC4) {
                bare.put(jpeg.slice(at, length));
            }
            at += length;
        }
        bare.put(jpeg.slice(scan, jpeg.remaining() - scan));
        return bare.flip();
    }
}
