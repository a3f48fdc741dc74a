// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.holdfast.lab.a9.A9Setup;
import org.holdfast.lab.scene.LiveScene;
import org.holdfast.lab.scene.SceneStore;
import org.holdfast.lab.scene.View;

/** What virtual cameras send. */
final class LabPictures {
    private static final int IN_TEN_SECONDS = 10 * A9Setup.USUAL_RATE;

    private LabPictures() {}

    /**
     * Each JPEG that A9 cameras have while nobody turns them.
     *
     * @param cache the lab's
     */
    static Set<ByteBuffer> ofA9s(Path cache) {
        Set<ByteBuffer> all = new HashSet<>();
        View ahead = View.ahead(640, 480);
        try (LiveScene scene = new LiveScene(new SceneStore(cache), A9Setup.USUAL_RATE)) {
            for (long count = 0; count < IN_TEN_SECONDS; count++) {
                int number = scene.number(count * 1_000_000_000L / A9Setup.USUAL_RATE);
                if (scene.frame(ahead, number).isEmpty()) {
                    await().atMost(Duration.ofSeconds(60))
                            .until(() -> scene.frame(ahead, number).isPresent());
                }
                scene.frame(ahead, number).ifPresent(each -> all.add(ByteBuffer.wrap(each.data())));
            }
        }
        assertThat(all).hasSize(IN_TEN_SECONDS);
        return all;
    }
}
