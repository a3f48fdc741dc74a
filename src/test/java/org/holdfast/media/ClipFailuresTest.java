// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.holdfast.device.DeviceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be played ends with a plain sentence, and what blocks is closed in time. */
class ClipFailuresTest {
    private final FfmpegEngine engine = new FfmpegEngine(TestNetworks.loopback());
    private final WatchingListener listener = new WatchingListener();

    @Test
    void aClipWithoutItsIndexIsCalledIncomplete(@TempDir Path folder) throws Exception {
        byte[] whole = Files.readAllBytes(ClipStage.clip(Duration.ofSeconds(2), true));
        Path file = Files.write(folder.resolve("CUT.MOV"), Arrays.copyOf(whole, whole.length / 2));

        assertThat(failure(ClipSource.of(file)).sentence().toString())
                .isEqualTo("The clip CUT.MOV is incomplete: the index at its end is missing.");
    }

    @Test
    void garbageAndNothingAreCalledUnplayable(@TempDir Path folder) throws Exception {
        Path garbage = Files.write(folder.resolve("NOISE.MOV"), new byte[100_000]);
        assertThat(failure(ClipSource.of(garbage)).sentence().toString())
                .isEqualTo("The file NOISE.MOV cannot be played.");
        listener.ended.clear();
        Path empty = Files.write(folder.resolve("EMPTY.MOV"), new byte[0]);
        assertThat(failure(ClipSource.of(empty)).sentence().toString())
                .isEqualTo("The file EMPTY.MOV cannot be played.");
    }

    @Test
    void theDevicesOwnFailureIsTold() {
        DeviceException why = MediaTexts.timedOut("192.168.1.254", null);

        assertThat(failure(new Opening(() -> {
                    throw new IOException(why);
                })))
                .isSameAs(why);
    }

    @Test
    void closingDoesNotWaitForASourceThatBlocks() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        ClipPlayer player = engine.play(
                new Opening(() -> {
                    inside.countDown();
                    boolean left = false;
                    while (!left) {
                        try {
                            never.await();
                            left = true;
                        } catch (InterruptedException e) {
                            // A source that does not even listen to that.
                            left = false;
                        }
                    }
                    throw new IOException("It let go at last");
                }),
                listener);
        assertThat(inside.await(10, SECONDS)).isTrue();
        long began = System.nanoTime();
        player.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(2500));
        assertThat(listener.ended).isEmpty();
        never.countDown();
    }

    private DeviceException failure(ClipSource source) {
        try (ClipPlayer player = engine.play(source, listener)) {
            await().atMost(20, SECONDS).until(() -> !listener.ended.isEmpty());
            assertThat(player.state()).isEqualTo(ClipPlayer.State.FAILED);
        }
        return listener.ended.getFirst();
    }

    private interface Attempt {
        SeekableByteChannel open() throws IOException;
    }

    private record Opening(Attempt attempt) implements ClipSource {
        @Override
        public String name() {
            return "FILM.MOV";
        }

        @Override
        public SeekableByteChannel open() throws IOException {
            return attempt.open();
        }
    }
}
