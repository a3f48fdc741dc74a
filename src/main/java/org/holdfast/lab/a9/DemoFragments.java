// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;

/** A picture as demo mode sends it (protocol reference, section 2.1). */
final class DemoFragments {
    private static final int LARGEST = 1464;
    private static final int HEAD = 8;

    private DemoFragments() {}

    /**
     * Cuts one. Behind it: one byte of no meaning and its length, of which the last fragment may hold a part only.
     *
     * @param frame its number
     */
    static List<byte[]> of(byte[] picture, int frame, Faults faults) {
        byte[] jpeg = faults.has(Fault.JPEG_BOMB) ? HostilePictures.bomb(picture) : picture;
        byte[] trailer = new byte[5];
        trailer[0] = 0x2a;
        int length = faults.has(Fault.LYING_LENGTHS) ? HostilePictures.length(jpeg.length, frame) : jpeg.length;
        Bytes.putFourLow(trailer, 1, length);
        byte[] all = Bytes.join(jpeg, trailer);
        int count = (all.length + LARGEST - 1) / LARGEST;
        List<byte[]> fragments = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int part = Math.min(LARGEST, all.length - i * LARGEST);
            byte[] bytes = new byte[HEAD + part];
            bytes[0] = (byte) frame;
            bytes[1] = (byte) (i == count - 1 ? 1 : 0);
            bytes[2] = (byte) (i + 1);
            System.arraycopy(all, i * LARGEST, bytes, HEAD, part);
            fragments.add(bytes);
        }
        return fragments;
    }
}
