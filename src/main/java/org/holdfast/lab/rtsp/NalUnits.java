// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.rtsp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes H.264 with start codes apart. */
final class NalUnits {
    static final int PARAMETERS = 7;

    private NalUnits() {}

    static List<byte[]> split(byte[] stream) {
        List<byte[]> units = new ArrayList<>();
        int from = -1;
        for (int i = 0; i + 2 < stream.length; i++) {
            if (stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 1) {
                add(units, stream, from, i);
                from = i + 3;
                i += 2;
            }
        }
        add(units, stream, from, stream.length);
        return units;
    }

    static int type(byte[] unit) {
        return unit[0] & 0x1f;
    }

    private static void add(List<byte[]> units, byte[] stream, int from, int end) {
        int last = end;
        while (last > from && from >= 0 && stream[last - 1] == 0) {
            last--;
        }
        if (from >= 0 && last > from) {
            units.add(Arrays.copyOfRange(stream, from, last));
        }
    }
}
