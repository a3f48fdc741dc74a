// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.clip;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.holdfast.device.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailsTest {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, 1, 2, 3, 4};

    private final PretendCard card = new PretendCard(new byte[10]);

    @TempDir
    private Path folder = Path.of("unset");

    @Test
    void aThumbnailIsAskedForOnceAndThenComesFromMemoryAndFromTheDisk() throws Exception {
        card.thumbnail = Optional.of(JPEG);
        Thumbnails first = new Thumbnails(card, new ThumbnailStore(folder));
        assertThat(first.get(PretendCard.BIKE, clip("A"))).hasValue(JPEG);
        assertThat(first.get(PretendCard.BIKE, clip("A"))).hasValue(JPEG);
        Thumbnails afterRestart = new Thumbnails(card, new ThumbnailStore(folder));
        assertThat(afterRestart.get(PretendCard.BIKE, clip("A"))).hasValue(JPEG);

        assertThat(card.thumbnails).containsExactly("A");
        assertThat(afterRestart.get(PretendCard.BIKE, PretendCard.recording("A", 6)))
                .hasValue(JPEG);
        assertThat(card.thumbnails).as("another size is another clip").containsExactly("A", "A");
        assertThat(card.leases.get()).isZero();
    }

    @Test
    void whatTheDeviceHasNoneOfIsNotAskedForAgain() throws Exception {
        Thumbnails thumbnails = new Thumbnails(card, new ThumbnailStore(folder));
        assertThat(thumbnails.get(PretendCard.BIKE, clip("A"))).isEmpty();
        assertThat(thumbnails.get(PretendCard.BIKE, clip("A"))).isEmpty();
        card.thumbnail =
                Optional.of("<html>Page Not found</html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(thumbnails.get(PretendCard.BIKE, clip("B"))).isEmpty();

        assertThat(card.thumbnails).containsExactly("A", "B");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void oneIsAskedForAtATimeTheLastWantedFirstAndInterruptionGivesThePlaceUp() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        card.gate = Optional.of(gate);
        card.thumbnail = Optional.of(JPEG);
        Thumbnails thumbnails = new Thumbnails(card, new ThumbnailStore(folder));
        List<Thread> callers = new ArrayList<>();
        callers.add(ask(thumbnails, "A"));
        await().atMost(10, SECONDS).until(() -> card.thumbnails.size() == 1);
        for (String name : List.of("B", "C", "D")) {
            Thread caller = ask(thumbnails, name);
            callers.add(caller);
            await().atMost(10, SECONDS).until(() -> caller.getState() == Thread.State.WAITING);
        }
        Thread givesUp = callers.get(2);
        givesUp.interrupt();
        assertThat(givesUp.join(Duration.ofSeconds(10))).isTrue();
        gate.countDown();
        for (Thread caller : callers) {
            assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
        }

        assertThat(card.thumbnails).containsExactly("A", "D", "B");
    }

    @Test
    void theFolderStaysWithinItsBounds() throws IOException {
        ThumbnailStore store = new ThumbnailStore(folder, 10, 1_000_000);
        for (int i = 0; i < 100; i++) {
            store.put("key" + i, JPEG);
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.count()).isBetween(8L, 10L);
        }
        assertThat(store.get("key99")).hasValue(JPEG);
    }

    private Thread ask(Thumbnails thumbnails, String name) {
        return Thread.ofPlatform().start(() -> {
            try {
                assertThat(thumbnails.get(PretendCard.BIKE, clip(name))).isPresent();
            } catch (InterruptedException e) {
                return;
            }
        });
    }

    private static Recording clip(String name) {
        return PretendCard.recording(name, 5);
    }
}
