// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.scene;

import java.util.Locale;

/**
 * A calm morning at sea: a headland with a lighthouse, a boat, gulls, and in front a rock to which kelp holds fast.
 * The picture depends on nothing but its size and the frame's number, and after {@link #FRAMES} it begins again
 * without a jump. For one thread.
 */
final class Scene {
    /** Pictures a second. */
    static final int RATE = 30;
    /** Pictures until it begins again: ten seconds. */
    static final int FRAMES = 10 * RATE;

    private static final double HORIZON = 0.54;
    private static final int[] SKY = {0xbfdfe4, 0xcbe4e3, 0xd9e9e0, 0xe8ecd9, 0xf4e9cf};
    private static final int[] SEA = {0x7fbdb8, 0x5fa9a5, 0x459490, 0x2f7f7a, 0x226a67, 0x185453};
    private static final int SUN = 0xfff3d2;
    private static final int CLOUD = 0xf3f6ef;
    private static final int FAR = 0x9cc0bf;
    private static final int NEAR = 0x6b9c94;
    private static final int ROCK = 0x26403f;
    private static final int ROCK_LIGHT = 0x34524f;
    private static final int KELP = 0x8a7a35;
    private static final int KELP_LIGHT = 0xa8933f;
    private static final int WHITE = 0xfbfaf3;
    private static final int RED = 0xc8553d;
    private static final int HULL = 0x1d3b45;
    private static final int LAMP = 0xffe08a;

    private final Picture picture;
    private final Picture still;
    private final double unit;
    private final double width;

    Scene(int width, int height) {
        this.picture = new Picture(width, height);
        this.still = new Picture(width, height);
        this.unit = height;
        this.width = width;
        drawStill();
    }

    /** Draws one frame with its number; the picture is used again by the next call. */
    Picture draw(int number) {
        stamp(paint(number), number);
        return picture;
    }

    /** The same without the number. */
    Picture paint(int number) {
        double turn = 2 * Math.PI * number / FRAMES;
        picture.copy(still);
        clouds(turn);
        lighthouse(turn);
        gulls((double) number / FRAMES, turn);
        for (int band = 0; band < SEA.length; band++) {
            sea(band, turn);
            if (band == 2) {
                boat(turn);
            }
        }
        rock(turn);
        return picture;
    }

    private void drawStill() {
        int last = SKY.length - 1;
        for (int band = 0; band < SKY.length; band++) {
            double top = HORIZON * unit * band / SKY.length;
            still.between(x -> top, band == last ? unit : HORIZON * unit, SKY[band]);
        }
        still.disc(width * 0.69, unit * 0.36, unit * 0.085, SUN, 1);
        still.polygon(FAR, 1, hill(0.30, 0.78, 0.075));
        still.polygon(NEAR, 1, hill(-0.16, 0.46, 0.15));
    }

    private double[] hill(double from, double to, double height) {
        int steps = 24;
        double[] points = new double[2 * (steps + 1)];
        for (int i = 0; i <= steps; i++) {
            double along = (double) i / steps;
            double rough = 0.12 * Math.sin(along * 17) + 0.08 * Math.sin(along * 31);
            double up = Math.sin(Math.PI * along) * (1 + rough * Math.sin(Math.PI * along));
            points[2 * i] = width * (from + (to - from) * along);
            points[2 * i + 1] = unit * (HORIZON + 0.02 - height * Math.max(0, up));
        }
        return points;
    }

    private void clouds(double turn) {
        cloud(0.14, 0.13, 1.0, turn);
        cloud(0.47, 0.21, 0.7, turn + 2);
        cloud(0.88, 0.12, 0.85, turn + 4);
    }

    private void cloud(double across, double down, double size, double turn) {
        double x = width * (across + 0.012 * Math.sin(turn));
        double y = unit * down;
        double r = unit * 0.045 * size;
        picture.disc(x - 1.5 * r, y + 0.35 * r, 0.65 * r, CLOUD, 1);
        picture.disc(x - 0.5 * r, y, r, CLOUD, 1);
        picture.disc(x + 0.7 * r, y + 0.1 * r, 0.8 * r, CLOUD, 1);
        picture.disc(x + 1.6 * r, y + 0.45 * r, 0.55 * r, CLOUD, 1);
        picture.polygon(
                CLOUD, 1, x - 1.6 * r, y + 0.35 * r, x + 1.7 * r, y + 0.35 * r, x + 1.7 * r, y + r, x - 1.6 * r, y + r);
    }

    private void lighthouse(double turn) {
        double x = width * 0.215;
        double foot = unit * (HORIZON - 0.115);
        double head = foot - unit * 0.155;
        double broad = unit * 0.020;
        double slim = unit * 0.0135;
        picture.polygon(WHITE, 1, x - broad, foot, x - slim, head, x + slim, head, x + broad, foot);
        for (double part : new double[] {0.22, 0.62}) {
            double low = foot + (head - foot) * part;
            double high = foot + (head - foot) * (part + 0.2);
            double lowHalf = broad + (slim - broad) * part;
            double highHalf = broad + (slim - broad) * (part + 0.2);
            picture.polygon(RED, 1, x - lowHalf, low, x - highHalf, high, x + highHalf, high, x + lowHalf, low);
        }
        float light = (float) Math.pow(Math.max(0, Math.sin(turn)), 4);
        picture.disc(x, head - unit * 0.012, unit * 0.042, LAMP, 0.55f * light);
        picture.polygon(
                HULL, 1, x - slim, head, x - slim, head - unit * 0.024, x + slim, head - unit * 0.024, x + slim, head);
        picture.disc(x, head - unit * 0.012, unit * 0.0085, LAMP, 0.35f + 0.65f * light);
        picture.polygon(
                RED,
                1,
                x - slim * 1.3,
                head - unit * 0.024,
                x,
                head - unit * 0.045,
                x + slim * 1.3,
                head - unit * 0.024);
    }

    private void gulls(double along, double turn) {
        for (int i = 0; i < 3; i++) {
            double x = width * ((along + 0.13 * i + 0.35) % 1 * 1.2 - 0.1);
            double y = unit * (0.27 - 0.045 * i + 0.02 * Math.sin(turn * 2 + i));
            double span = unit * (0.026 - 0.003 * i);
            double lift = span * (0.45 + 0.35 * Math.sin(turn * 9 + 2 * i));
            double thick = unit * 0.006;
            picture.line(x - span, y - lift * 0.6, x - span * 0.45, y - lift, thick, HULL);
            picture.line(x - span * 0.45, y - lift, x, y, thick, HULL);
            picture.line(x, y, x + span * 0.45, y - lift, thick, HULL);
            picture.line(x + span * 0.45, y - lift, x + span, y - lift * 0.6, thick, HULL);
        }
    }

    private void sea(int band, double turn) {
        double top = HORIZON + (1 - HORIZON) * Math.pow((double) band / SEA.length, 1.35);
        double swell = 0.002 + 0.005 * band;
        double waves = (11.0 - 1.3 * band) / unit;
        int way = 1 + band % 2;
        double shift = band * 1.7;
        picture.between(
                x -> unit
                        * (top
                                + swell * Math.sin(x * waves - turn * way + shift)
                                + 0.5 * swell * Math.sin(x * waves * 2.3 + turn * (3 - way) + 2 * shift)),
                band + 2 < SEA.length ? unit * (top + 0.25) : unit,
                SEA[band]);
    }

    private void boat(double turn) {
        double tilt = 0.045 * Math.sin(turn * 2);
        double x = width * (0.56 + 0.008 * Math.sin(turn));
        double y = unit * (0.668 + 0.007 * Math.sin(turn * 2 + 1));
        double s = unit * 0.0105;
        picture.polygon(HULL, 1, turned(x, y, tilt, s, -9, -1.5, 10, -1.5, 7, 2.6, -6.5, 2.6));
        picture.polygon(RED, 1, turned(x, y, tilt, s, -9, -1.5, 10, -1.5, 9.5, -0.7, -8.6, -0.7));
        picture.polygon(HULL, 1, turned(x, y, tilt, s, 0.3, -1, 0.3, -22, 0.9, -22, 0.9, -1));
        picture.polygon(WHITE, 1, turned(x, y, tilt, s, -0.3, -3, -0.3, -21, -4.5, -12, -8, -3));
        picture.polygon(0xe9e4d2, 1, turned(x, y, tilt, s, 1.6, -3, 1.6, -18, 6, -8.5, 8, -3));
    }

    private static double[] turned(double x, double y, double tilt, double scale, double... points) {
        double[] moved = new double[points.length];
        for (int i = 0; i < points.length; i += 2) {
            moved[i] = x + scale * (points[i] * Math.cos(tilt) - points[i + 1] * Math.sin(tilt));
            moved[i + 1] = y + scale * (points[i] * Math.sin(tilt) + points[i + 1] * Math.cos(tilt));
        }
        return moved;
    }

    private void rock(double turn) {
        for (int blade = 0; blade < 7; blade++) {
            kelp(blade, turn);
        }
        double u = unit;
        picture.polygon(
                ROCK, 1, -5, u + 5, -5, u * 0.83, u * 0.06, u * 0.80, u * 0.13, u * 0.815, u * 0.20, u * 0.86, u * 0.30,
                u * 0.90, u * 0.37, u * 0.96, u * 0.41, u + 5);
        picture.polygon(
                ROCK_LIGHT,
                1,
                -5,
                u * 0.83,
                u * 0.06,
                u * 0.80,
                u * 0.13,
                u * 0.815,
                u * 0.16,
                u * 0.85,
                u * 0.08,
                u * 0.86,
                -5,
                u * 0.90);
    }

    private void kelp(int blade, double turn) {
        double footX = unit * (0.10 + 0.042 * blade);
        double footY = unit * (0.86 + 0.02 * blade);
        double length = unit * (0.17 - 0.011 * blade);
        double[] points = new double[4 * 8];
        for (int i = 0; i < 8; i++) {
            double up = i / 7.0;
            double sway = up * up * unit * 0.03 * Math.sin(turn * 2 - up * 2 - blade * 0.8);
            double half = unit * 0.0085 * Math.sin(Math.PI * (0.15 + 0.85 * up));
            double x = footX + up * length * 0.22 + sway;
            double y = footY - up * length;
            points[2 * i] = x - half;
            points[2 * i + 1] = y;
            points[30 - 2 * i] = x + half;
            points[31 - 2 * i] = y;
        }
        picture.polygon(blade % 2 == 0 ? KELP : KELP_LIGHT, 1, points);
    }

    /** Writes its number into a picture, for people and for machines. */
    static void stamp(Picture picture, int number) {
        int dot = Math.max(1, picture.height() / 180);
        int seconds = number / RATE;
        int hundredths = number % RATE * 100 / RATE;
        String text = String.format(Locale.ROOT, "00:%02d.%02d #%03d", seconds, hundredths, number);
        int block = Math.max(4, picture.width() / 80);
        // In the upper left corner, where no control of a player lies over it.
        Digits.write(picture, text, block / 2, 2 * block + 3 * dot, dot, SEA[5]);
        FrameNumber.draw(picture, number);
    }
}
