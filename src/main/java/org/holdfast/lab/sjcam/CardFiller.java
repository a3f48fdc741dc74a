// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import org.holdfast.lab.scene.SceneStore;

/** Puts what somebody might have recorded on two days at sea onto a card, not sorted, some of it protected. */
final class CardFiller {
    private static final LocalDateTime FIRST_STOPPED = LocalDateTime.of(2016, 10, 1, 23, 33, 7);

    private final Card card;
    private final SceneStore scenes;

    CardFiller(Card card, SceneStore scenes) {
        this.card = card;
        this.scenes = scenes;
    }

    void fill() throws IOException {
        movie("2016_1001_233301_005", FIRST_STOPPED, 6, true, false);
        movie("2016_1001_232659_003", LocalDateTime.of(2016, 10, 1, 23, 27, 19), 20, true, true);
        movie("2016_1002_071412_001", LocalDateTime.of(2016, 10, 2, 7, 14, 24), 12, true, false);
        movie("2016_1002_080000_002", LocalDateTime.of(2016, 10, 2, 8, 5, 0), 10, false, false);
        // A loop recording: each goes on where the one before ended, and each is five rounds of the scene.
        movie("2016_1002_101500_003", LocalDateTime.of(2016, 10, 2, 10, 15, 50), 50, true, false);
        movie("2016_1002_101550_004", LocalDateTime.of(2016, 10, 2, 10, 16, 40), 50, true, false);
        movie("2016_1002_101640_005", LocalDateTime.of(2016, 10, 2, 10, 17, 30), 50, true, false);
        unfinished("2016_1002_104200_006", LocalDateTime.of(2016, 10, 2, 10, 42, 12), 12);
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

    /** What is left when the battery is pulled: the index is missing and a length is wrong (section 13). */
    private void unfinished(String name, LocalDateTime stopped, int seconds) throws IOException {
        Path file = scenes.keptClip(Duration.ofSeconds(seconds), true, stopped);
        long size = file.toFile().length() / 5 * 4;
        card.put(new CardFile(Card.MOVIES, name + ".MOV", stopped, false, new Content.OnDisk(file, size)));
    }

    /** The shortest of them, which is kept with the scenes. */
    static Path shortClip(SceneStore scenes) throws IOException {
        return scenes.keptClip(Duration.ofSeconds(6), true, FIRST_STOPPED);
    }

    private void photo(String name, LocalDateTime at, int size, boolean guarded) throws IOException {
        byte[] jpeg = Photograph.take(scenes, name + ".JPG", size, at);
        card.put(new CardFile(Card.PHOTOS, name + ".JPG", at, guarded, new Content.Bytes(jpeg)));
    }
}
