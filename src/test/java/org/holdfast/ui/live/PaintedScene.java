// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.nio.ByteBuffer;

/** A little seascape, so that pictures of the screens show something: sky, sun, water that moves. */
final class PaintedScene {
    private PaintedScene() {}

    static void paint(ByteBuffer pixels, int width, int height, int number) {
        int horizon = height * 58 / 100;
        double sunX = width * 0.68;
        double sunY = horizon - height * 0.16;
        double radius = height * 0.07;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels.putInt(
                        4 * (y * width + x),
                        Integer.reverseBytes(colour(x, y, width, height, horizon, number, sunX, sunY, radius)));
            }
        }
    }

    private static int colour(
            int x, int y, int width, int height, int horizon, int number, double sunX, double sunY, double radius) {
        double far = Math.hypot(x - sunX, y - sunY);
        if (y < horizon) {
            if (far < radius) {
                return argb(255, 244, 214);
            }
            double up = (double) y / horizon;
            double glow = Math.max(0, 1 - far / (width * 0.6));
            return argb(70 + 110 * up + 60 * glow, 120 + 60 * up + 40 * glow, 170 + 10 * up);
        }
        double depth = (double) (y - horizon) / (height - horizon);
        double wave = Math.sin(x / (6 + 40 * depth) + number * 0.3 + y * 0.9) * 8 * (0.4 + depth);
        double path = Math.max(0, 1 - Math.abs(x - sunX) / (radius * (1 + 3 * depth))) * 70;
        return argb(
                30 + 20 * (1 - depth) + wave + path,
                84 + 40 * (1 - depth) + wave + path,
                104 + 40 * (1 - depth) + wave + path);
    }

    private static int argb(double red, double green, double blue) {
        return 0xff000000 | bounded(red) << 16 | bounded(green) << 8 | bounded(blue);
    }

    private static int bounded(double value) {
        return (int) Math.max(0, Math.min(255, value));
    }
}
