// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.util.Arrays;

/** An answer that says it is 2 GiB long and goes on as long as the session stands. */
final class EndlessAnswer {
    private static final long EVERY_NANOS = 20_000_000;
    private static final byte[] NOTHING = {};

    private final Viewer viewer;
    private final byte[] more = new byte[Window.PAYLOAD];
    private final byte[] first;

    EndlessAnswer(Viewer viewer, String text) {
        this.viewer = viewer;
        Arrays.fill(more, (byte) '[');
        this.first = JsonText.record(0xa0, text.substring(0, text.length() - 1) + ",\"more\":");
        Bytes.putFourLow(first, 4, Integer.MAX_VALUE);
    }

    void begin(Loop loop) {
        viewer.say(first);
        goOn(loop);
    }

    private void goOn(Loop loop) {
        if (!viewer.ended()) {
            viewer.window(0).send(NOTHING, more, 0, more.length);
            loop.at(System.nanoTime() + EVERY_NANOS, () -> goOn(loop));
        }
    }
}
