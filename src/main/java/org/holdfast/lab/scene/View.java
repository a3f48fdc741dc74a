// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.scene;

/**
 * How a camera that turns looks at the scene, of which it sees two thirds at a time.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pan -100 looks to the far left, 0 ahead, 100 to the far right
 * @param tilt -100 looks down, 100 up
 * @param mirrored whether left and right change places; the frame's number stays as it is
 * @param flipped whether it stands on its head
 * @param light -100 darkens, 0 leaves, 100 brightens
 * @param night whether it sees no colours, as by infrared light
 */
public record View(
        int width, int height, int pan, int tilt, boolean mirrored, boolean flipped, int light, boolean night) {
    public View {
        if (Math.abs(pan) > 100 || Math.abs(tilt) > 100 || Math.abs(light) > 100) {
            throw new IllegalArgumentException("A view goes from -100 to 100");
        }
    }

    /** Straight ahead, as it is. */
    public static View ahead(int width, int height) {
        return new View(width, height, 0, 0, false, false, 0, false);
    }

    /** The same without regard to where and how, as the usual pictures are made. */
    boolean usual() {
        return equals(ahead(width, height));
    }
}
