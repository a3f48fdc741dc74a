// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.holdfast.device.Device;
import org.holdfast.device.Recording;
import org.holdfast.net.Registration;
import org.holdfast.service.Clips;
import org.holdfast.ui.control.Background;

/** The small pictures of recordings, decoded in the background; the last ones are kept. FX thread only. */
final class Thumbnails {
    private static final int MOST = 240;
    // Twice the size on the screen, for dense screens.
    private static final double WIDTH = 2 * CardTile.PICTURE_WIDTH;
    private static final double HEIGHT = 2 * CardTile.PICTURE_HEIGHT;

    private final Clips clips;
    private final Background background;
    private final Map<Key, Optional<Image>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Optional<Image>> eldest) {
            return size() > MOST;
        }
    };

    private record Key(String deviceId, String path, OptionalLong size) {}

    Thumbnails(Clips clips, Background background) {
        this.clips = clips;
        this.background = background;
    }

    /**
     * Gives a recording's picture, at once where it is kept.
     *
     * @param done gets it, or nothing where there is none
     * @return gives the place in the queue back
     */
    Registration ask(Device device, Recording recording, Consumer<Optional<Image>> done) {
        Key key = new Key(device.id(), recording.path(), recording.size());
        Optional<Image> known = kept.get(key);
        if (known != null) {
            done.accept(known);
            return () -> {};
        }
        AtomicBoolean wanted = new AtomicBoolean(true);
        Registration asking = background.run(
                () -> clips.thumbnail(device, recording),
                jpeg -> decodeApart(jpeg, image -> {
                    // What is missing may be there later, such as when the camera answers again.
                    if (image.isPresent()) {
                        kept.put(key, image);
                    }
                    if (wanted.get()) {
                        done.accept(image);
                    }
                }),
                _ -> done.accept(Optional.empty()));
        return () -> {
            wanted.set(false);
            asking.close();
        };
    }

    /**
     * Decodes as work of its own that is never interrupted: the toolkit loads its decoder with the first picture, and
     * an interruption just then would leave it without one for good.
     */
    private void decodeApart(Optional<byte[]> jpeg, Consumer<Optional<Image>> done) {
        background.run(() -> jpeg.flatMap(Thumbnails::decode), done, _ -> {});
    }

    private static Optional<Image> decode(byte[] jpeg) {
        if (!PictureExtent.small(jpeg)) {
            return Optional.empty();
        }
        Image image = new Image(new ByteArrayInputStream(jpeg), WIDTH, HEIGHT, true, true);
        return image.isError() ? Optional.empty() : Optional.of(image);
    }
}
