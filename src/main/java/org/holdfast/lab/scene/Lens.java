// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.scene;

/** Draws the scene as a {@link View} shows it: from a larger picture, a part. For one thread. */
final class Lens {
    private static final int WIDER = 3;
    private static final int OF = 2;

    private final Scene scene;
    private final Picture seen;

    Lens(int width, int height) {
        this.scene = new Scene(width * WIDER / OF, height * WIDER / OF);
        this.seen = new Picture(width, height);
    }

    /** Draws one frame; the picture is used again by the next call. */
    Picture draw(View view, int number) {
        Picture whole = scene.paint(number);
        int width = seen.width();
        int height = seen.height();
        int left = (whole.width() - width) * (100 + view.pan()) / 200;
        int top = (whole.height() - height) * (100 - view.tilt()) / 200;
        byte[] light = light(view.light());
        byte[] from = whole.rgb();
        byte[] to = seen.rgb();
        for (int y = 0; y < height; y++) {
            int row = top + (view.flipped() ? height - 1 - y : y);
            for (int x = 0; x < width; x++) {
                int column = left + (view.mirrored() ? width - 1 - x : x);
                int source = (row * whole.width() + column) * 3;
                int target = (y * width + x) * 3;
                for (int colour = 0; colour < 3; colour++) {
                    // Green carries most of what an eye takes for brightness.
                    int value = from[source + (view.night() ? 1 : colour)] & 0xff;
                    to[target + colour] = light[value];
                }
            }
        }
        Scene.stamp(seen, number);
        return seen;
    }

    private static byte[] light(int amount) {
        byte[] light = new byte[256];
        for (int value = 0; value < light.length; value++) {
            int most = amount < 0 ? value : 255 - value;
            light[value] = (byte) (value + most * amount / 160);
        }
        return light;
    }
}
