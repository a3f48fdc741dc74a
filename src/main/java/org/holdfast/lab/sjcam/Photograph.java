// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.holdfast.lab.scene.SceneStore;

/**
 * Photos as the camera takes them: JPEG with the Exif facts of protocol reference, section 13. Each side is a quarter
 * of the real one's, so that a shot costs little.
 */
final class Photograph {
    /** Width and height of the SJ4000's photo sizes, in the order of setting 1002. */
    private static final int[] SIZES = {
        4032, 3024, 3648, 2736, 3264, 2448, 2592, 1944, 2048, 1536, 1920, 1080, 640, 480, 1280, 960
    };

    private static final int WIDE = 5;
    private static final int SCALE = 4;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss", Locale.ROOT);

    private Photograph() {}

    /** Takes one. */
    static byte[] take(SceneStore scenes, String name, int size, LocalDateTime at) throws IOException {
        byte[] jpeg = scenes.jpeg(sceneOf(name), SIZES[2 * size] / SCALE, SIZES[2 * size + 1] / SCALE);
        return withFacts(jpeg, at);
    }

    /** Which moment of the scene a file shows. */
    static int sceneOf(String name) {
        return Math.floorMod(name.hashCode(), 300);
    }

    /** Whether a photo size is 16:9, and with it the live picture. */
    static boolean wide(int size) {
        return size == WIDE;
    }

    static byte[] withFacts(byte[] jpeg, LocalDateTime at) {
        byte[] facts = facts(at);
        ByteBuffer whole = ByteBuffer.allocate(jpeg.length + facts.length + 4);
        whole.put(jpeg, 0, 2);
        whole.putShort((short) 0xffe1).putShort((short) (facts.length + 2)).put(facts);
        whole.put(jpeg, 2, jpeg.length - 2);
        return whole.array();
    }

    private static byte[] facts(LocalDateTime at) {
        String time = TIME.format(at);
        ByteBuffer out = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        out.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        // Offsets count from here. Five entries, then the texts, then the second table.
        int texts = 8 + 2 + 5 * 12 + 4;
        int make = texts;
        int model = make + 12;
        int changed = model + 12;
        int second = changed + 20;
        out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 5);
        entry(out, 0x010f, 2, 11, make);
        entry(out, 0x0110, 2, 11, model);
        entry(out, 0x0112, 3, 1, 1);
        entry(out, 0x0132, 2, 20, changed);
        entry(out, 0x8769, 4, 1, second);
        out.putInt(0);
        text(out, "MAKER NAME", 12);
        text(out, "SJ4000WIFI", 12);
        text(out, time, 20);
        out.putShort((short) 2);
        entry(out, 0x9000, 7, 4, 0x30323230);
        entry(out, 0x9003, 2, 20, second + 2 + 2 * 12 + 4);
        out.putInt(0);
        text(out, time, 20);
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static void entry(ByteBuffer out, int tag, int type, int count, int value) {
        out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static void text(ByteBuffer out, String text, int length) {
        byte[] bytes = new byte[length];
        byte[] letters = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(letters, 0, bytes, 0, Math.min(letters.length, length - 1));
        out.put(bytes);
    }
}
