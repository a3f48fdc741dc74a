// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import org.holdfast.lab.scene.SceneStore;

/** Puts what somebody might have recorded on two days at sea onto a card, not sorted, some of it protected. */
final class CardFiller {
    private final Card card;
    private final SceneStore scenes;

    CardFiller(Card card, SceneStore scenes) {
        this.card = card;
        this.scenes = scenes;
    }

    void fill() throws IOException {
        movie("2016_1001_233301_005", LocalDateTime.of(2016, 10, 1, 23, 33, 7), 6, true, false);
        movie("2016_1001_232659_003", LocalDateTime.of(2016, 10, 1, 23, 27, 19), 20, true, true);
        movie("2016_1002_071412_001", LocalDateTime.of(2016, 10, 2, 7, 14, 24), 12, true, false);
        movie("2016_1002_080000_002", LocalDateTime.of(2016, 10, 2, 8, 5, 0), 10, false, false);
        photo("2016_1001_231544_001", LocalDateTime.of(2016, 10, 1, 23, 15, 44), 0, false);
        photo("2016_1002_070102_001", LocalDateTime.of(2016, 10, 2, 7, 1, 2), 0, true);
        photo("2016_1002_070110_002", LocalDateTime.of(2016, 10, 2, 7, 1, 10), 5, false);
        photo("2016_1002_091530_003", LocalDateTime.of(2016, 10, 2, 9, 15, 30), 6, false);
    }

    private void movie(String name, LocalDateTime stopped, int seconds, boolean sound, boolean guarded)
            throws IOException {
        Path file = scenes.keptClip(Duration.ofSeconds(seconds), sound, stopped);
        card.put(new CardFile(
                Card.MOVIES,
                name + ".MOV",
                stopped,
                guarded,
                new Content.OnDisk(file, file.toFile().length())));
    }

    private void photo(String name, LocalDateTime at, int size, boolean guarded) throws IOException {
        byte[] jpeg = Photograph.take(scenes, name + ".JPG", size, at);
        card.put(new CardFile(Card.PHOTOS, name + ".JPG", at, guarded, new Content.Bytes(jpeg)));
    }
}
