// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

/**
 * How closely a part of a picture is looked at. Knows no toolkit.
 *
 * @param factor 1 for the whole picture
 * @param centreX what of the picture lies in the middle of its place, from 0 at its left edge to 1 at its right
 * @param centreY the same from its upper to its lower edge
 */
record Zoom(double factor, double centreX, double centreY) {
    /** The closest look. */
    static final double CLOSEST = 8;
    /** The whole picture. */
    static final Zoom NONE = new Zoom(1, 0.5, 0.5);

    private static final double BARELY = 1.01;

    /** Whether only a part is seen. */
    boolean close() {
        return factor > BARELY;
    }

    /**
     * Looks closer or less so; what lies under a point stays there.
     *
     * @param by above 1 for closer
     * @param x the point in the picture's place
     */
    Zoom around(PictureFit fit, double by, double x, double y) {
        double wanted = Math.clamp(factor * by, 1, CLOSEST);
        if (wanted <= BARELY) {
            return NONE;
        }
        double right = (x - fit.placeWidth() / 2) / fit.width();
        double down = (y - fit.placeHeight() / 2) / fit.height();
        return new Zoom(wanted, centreX + right / factor - right / wanted, centreY + down / factor - down / wanted)
                .within(fit);
    }

    /** Moves the picture by so many pixels, no further than to its edges. */
    Zoom moved(PictureFit fit, double right, double down) {
        return new Zoom(factor, centreX - right / (fit.width() * factor), centreY - down / (fit.height() * factor))
                .within(fit);
    }

    /** The same look where no border shows that need not, such as after the place changed its size. */
    Zoom within(PictureFit fit) {
        return new Zoom(
                factor,
                bounded(centreX, fit.placeWidth(), fit.width() * factor),
                bounded(centreY, fit.placeHeight(), fit.height() * factor));
    }

    private static double bounded(double centre, double place, double picture) {
        if (picture <= place) {
            return 0.5;
        }
        double half = place / picture / 2;
        return Math.clamp(centre, half, 1 - half);
    }
}
