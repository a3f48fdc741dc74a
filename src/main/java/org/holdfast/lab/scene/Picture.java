// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.scene;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A canvas of bytes with a few flat shapes, their edges smoothed. Lengths are in pixels, colours {@code 0xRRGGBB}.
 * For one thread.
 */
final class Picture {
    private static final int SUBROWS = 4;

    private final int width;
    private final int height;
    private final byte[] rgb;
    private final float[] cover;

    /** A black picture. */
    Picture(int width, int height) {
        this.width = width;
        this.height = height;
        this.rgb = new byte[width * height * 3];
        this.cover = new float[width];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Three bytes a pixel, red first, rows without gaps; not a copy. */
    byte[] rgb() {
        return rgb;
    }

    /** Takes over another picture of the same size. */
    void copy(Picture other) {
        System.arraycopy(other.rgb, 0, rgb, 0, rgb.length);
    }

    /** Fills whole pixels; what lies outside is cut off. */
    void rectangle(int left, int top, int right, int bottom, int colour) {
        for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
            for (int x = Math.max(0, left); x < Math.min(width, right); x++) {
                blend(x, y, colour, 1);
            }
        }
    }

    /** Fills everything below a curve, down to a straight line, over the whole width. */
    void between(DoubleUnaryOperator top, double bottom, int colour) {
        int end = (int) Math.min(height, Math.ceil(bottom));
        int highest = end;
        for (int x = 0; x < width; x++) {
            cover[x] = (float) Math.max(0, top.applyAsDouble(x + 0.5));
            highest = Math.min(highest, (int) cover[x]);
        }
        for (int y = highest; y < end; y++) {
            for (int x = 0; x < width; x++) {
                if (y + 1 > cover[x]) {
                    blend(x, y, colour, y + 1 - cover[x]);
                }
            }
        }
    }

    /** Fills a circle. */
    void disc(double centreX, double centreY, double radius, int colour, float strength) {
        double[] points = new double[64];
        for (int i = 0; i < 32; i++) {
            points[2 * i] = centreX + radius * Math.cos(i * Math.PI / 16);
            points[2 * i + 1] = centreY + radius * Math.sin(i * Math.PI / 16);
        }
        polygon(colour, strength, points);
    }

    /** Draws a straight line. */
    void line(double fromX, double fromY, double toX, double toY, double thickness, int colour) {
        double length = Math.max(1e-6, Math.hypot(toX - fromX, toY - fromY));
        double acrossX = (toY - fromY) / length * thickness / 2;
        double acrossY = -(toX - fromX) / length * thickness / 2;
        polygon(
                colour,
                1,
                fromX + acrossX,
                fromY + acrossY,
                toX + acrossX,
                toY + acrossY,
                toX - acrossX,
                toY - acrossY,
                fromX - acrossX,
                fromY - acrossY);
    }

    /**
     * Fills a polygon.
     *
     * @param strength 0 leaves what is there, 1 covers it
     * @param points x and y in turn
     */
    void polygon(int colour, float strength, double... points) {
        double top = height;
        double bottom = 0;
        double leftmost = width;
        double rightmost = 0;
        for (int i = 0; i < points.length; i += 2) {
            leftmost = Math.min(leftmost, points[i]);
            rightmost = Math.max(rightmost, points[i]);
            top = Math.min(top, points[i + 1]);
            bottom = Math.max(bottom, points[i + 1]);
        }
        int left = Math.clamp((int) leftmost, 0, width);
        int right = (int) Math.min(width, Math.ceil(rightmost));
        double[] crossings = new double[points.length / 2];
        for (int y = Math.max(0, (int) top); y < Math.min(height, Math.ceil(bottom)); y++) {
            Arrays.fill(cover, left, Math.max(left, right), 0);
            for (int sub = 0; sub < SUBROWS; sub++) {
                int count = crossings(points, y + (sub + 0.5) / SUBROWS, crossings);
                for (int i = 0; i + 1 < count; i += 2) {
                    span(crossings[i], crossings[i + 1]);
                }
            }
            for (int x = left; x < right; x++) {
                if (cover[x] > 0) {
                    blend(x, y, colour, Math.min(1, cover[x]) * strength);
                }
            }
        }
    }

    private static int crossings(double[] points, double y, double[] crossings) {
        int count = 0;
        double fromX = points[points.length - 2];
        double fromY = points[points.length - 1];
        for (int i = 0; i < points.length; i += 2) {
            double toX = points[i];
            double toY = points[i + 1];
            if (fromY <= y != toY <= y) {
                crossings[count++] = fromX + (y - fromY) * (toX - fromX) / (toY - fromY);
            }
            fromX = toX;
            fromY = toY;
        }
        Arrays.sort(crossings, 0, count);
        return count;
    }

    private void span(double from, double to) {
        double left = Math.max(0, from);
        double right = Math.min(width, to);
        for (int x = (int) left; x < right; x++) {
            double covered = Math.min(right, x + 1) - Math.max(left, x);
            cover[x] += (float) covered / SUBROWS;
        }
    }

    private void blend(int x, int y, int colour, float strength) {
        int at = (y * width + x) * 3;
        if (strength >= 1) {
            rgb[at] = (byte) (colour >> 16);
            rgb[at + 1] = (byte) (colour >> 8);
            rgb[at + 2] = (byte) colour;
            return;
        }
        rgb[at] = mix(rgb[at], colour >> 16 & 0xff, strength);
        rgb[at + 1] = mix(rgb[at + 1], colour >> 8 & 0xff, strength);
        rgb[at + 2] = mix(rgb[at + 2], colour & 0xff, strength);
    }

    private static byte mix(byte old, int colour, float strength) {
        int there = old & 0xff;
        return (byte) Math.round(there + (colour - there) * strength);
    }
}
