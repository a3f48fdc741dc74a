// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

/**
 * How large a whole picture is in its place, before anybody looks closer. In pixels of the screen; knows no toolkit.
 *
 * @param width of the picture as it is turned
 * @param height of the picture as it is turned
 * @param placeWidth of what it is fitted into
 * @param placeHeight of what it is fitted into
 */
record PictureFit(double width, double height, double placeWidth, double placeHeight) {
    /**
     * Fits a picture into its place and keeps its aspect.
     *
     * @param pictureWidth before it is turned
     * @param pictureHeight before it is turned
     * @param quarterTurns clockwise, 0 to 3
     * @param covering whether it fills the place and is cut instead of leaving borders
     */
    static PictureFit of(
            double pictureWidth,
            double pictureHeight,
            int quarterTurns,
            boolean covering,
            double placeWidth,
            double placeHeight) {
        boolean lying = quarterTurns % 2 == 1;
        double wide = lying ? pictureHeight : pictureWidth;
        double high = lying ? pictureWidth : pictureHeight;
        double across = placeWidth / wide;
        double down = placeHeight / high;
        double scale = covering ? Math.max(across, down) : Math.min(across, down);
        return new PictureFit(
                Math.max(1, Math.rint(wide * scale)), Math.max(1, Math.rint(high * scale)), placeWidth, placeHeight);
    }
}
