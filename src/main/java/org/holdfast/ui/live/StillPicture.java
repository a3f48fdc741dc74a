// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/** A photo, fitted into its place. FX thread only. */
public final class StillPicture extends FittedImage {
    /** Shows a photo, or none. */
    public void show(@Nullable Image image) {
        view().setImage(image);
    }
}
