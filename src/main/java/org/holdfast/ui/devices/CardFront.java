// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.Optional;
import javafx.scene.layout.Region;
import org.holdfast.ui.live.LiveThumbnail;
import org.holdfast.ui.switches.SwitchFace;

/** The upper part of a device's card: what it sees, or its switch. FX thread only. */
sealed interface CardFront {
    /** What lies in the card, which is a button. */
    Region ground();

    /** What lies over the card and can be pressed for itself. */
    default Optional<Region> over() {
        return Optional.empty();
    }

    /** Whether it may move, or be asked, because it can be seen. */
    void watch(boolean wanted);

    /** Shows anew what is known. */
    void refresh();

    void dispose();

    /** The picture of a camera. */
    record Seen(LiveThumbnail picture) implements CardFront {
        @Override
        public Region ground() {
            return picture;
        }

        @Override
        public void watch(boolean wanted) {
            picture.watch(wanted);
        }

        @Override
        public void refresh() {
            picture.refresh();
        }

        @Override
        public void dispose() {
            picture.dispose();
        }
    }

    /** The switch of a device that has some. */
    record Switched(SwitchFace face, Region ground) implements CardFront {
        static Switched of(SwitchFace face) {
            Region ground = new Region();
            ground.getStyleClass().add("switch-ground");
            return new Switched(face, ground);
        }

        @Override
        public Optional<Region> over() {
            return Optional.of(face);
        }

        @Override
        public void watch(boolean wanted) {
            face.watch(wanted);
        }

        @Override
        public void refresh() {
            face.refresh();
        }

        @Override
        public void dispose() {
            face.dispose();
        }
    }
}
