// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.holdfast.device.CodedFeed.Coding;
import org.holdfast.device.CodedFeed.Counters;
import org.holdfast.device.LiveStream;
import org.holdfast.net.Registration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a family's own client receives, through the embedded FFmpeg. */
class FeedPlayerTest {
    private static final long STEP = 40_000;

    private final FfmpegEngine engine = new FfmpegEngine(TestNetworks.loopback());
    private final WatchingListener listener = new WatchingListener();
    private final ScriptedFeed feed = new ScriptedFeed();

    private Player open() throws Exception {
        return engine.open(new LiveStream.Coded(feed), listener);
    }

    @Test
    void picturesAndCountersOfAFeedAreShownAsTheyAre() throws Exception {
        byte[] jpeg = Pictures.jpeg(640, 480, 0xFF_20_60_C0);
        feed.count(new Counters(123_456, 7, 3));
        try (Player player = open()) {
            feed.jpeg(jpeg, 0);
            await().atMost(10, SECONDS).until(() -> player.statistics().decoded() == 1);
            feed.jpeg(jpeg, STEP);
            await().atMost(10, SECONDS).until(() -> player.statistics().decoded() == 2);

            PlayerStatistics counters = player.statistics();
            assertThat(counters.received()).isEqualTo(2);
            assertThat(counters.bytes()).isEqualTo(123_456);
            assertThat(counters.lost()).isEqualTo(7);
            assertThat(counters.repaired()).isEqualTo(3);
            assertThat(counters.damaged()).isZero();
            assertThat(listener.opened).hasSize(1);
            assertThat(listener.opened.getFirst().width()).isEqualTo(640);
        }
    }

    @Test
    void aTapTakesEveryJpegAsTheDeviceSentIt() throws Exception {
        byte[][] jpegs = {Pictures.jpeg(64, 48, 0xFF_00_00_FF), Pictures.jpeg(64, 48, 0xFF_FF_00_00)};
        List<Jpeg> taken = new CopyOnWriteArrayList<>();
        try (Player player = open();
                Registration _ = player.tap(taken::add)) {
            for (int i = 0; i < 6; i++) {
                int expected = i + 1;
                feed.jpeg(jpegs[i % 2], i * STEP);
                await().atMost(10, SECONDS).until(() -> taken.size() == expected);
            }

            assertThat(taken).allSatisfy(each -> assertThat(each.original()).isTrue());
            assertThat(taken.getFirst().bytes()).isEqualTo(ByteBuffer.wrap(jpegs[0]));
            assertThat(taken.get(5).bytes()).isEqualTo(ByteBuffer.wrap(jpegs[1]));
            assertThat(taken.getFirst().arrivedNanos()).isLessThan(taken.get(5).arrivedNanos());
        }
    }

    @Test
    void aListenerThatDoesNotReturnHoldsNobodyUpAndMissesTheOldest() throws Exception {
        byte[] jpeg = Pictures.jpeg(64, 48, -1);
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        List<Jpeg> taken = new CopyOnWriteArrayList<>();
        try (Player player = open();
                Registration _ = player.tap(each -> {
                    entered.countDown();
                    awaitQuietly(leave);
                    taken.add(each);
                })) {
            feed.jpeg(jpeg, 0);
            assertThat(entered.await(10, SECONDS)).isTrue();
            for (int i = 1; i <= 100; i++) {
                feed.jpeg(jpeg, i * STEP);
            }
            await().atMost(10, SECONDS).until(() -> feed.handed() == 101);
            await().atMost(10, SECONDS).until(() -> player.statistics().received() == 101);
            leave.countDown();

            await().atMost(10, SECONDS).until(() -> taken.size() == 1 + JpegTap.WAITING);
        }
    }

    @Test
    void aStreamThatIsNotMadeOfJpegsIsEncodedForATapOnlyWhileSomebodyListens() throws Exception {
        List<ByteBuffer> film = Clips.pictures(320, 240, 30);
        List<Jpeg> taken = new CopyOnWriteArrayList<>();
        try (Player player = open()) {
            player.look(false);
            Registration tap = player.tap(taken::add);
            for (int i = 0; i < 15; i++) {
                feed.picture(Coding.H264, bytes(film.get(i)), i * STEP, i % 15 == 0);
            }
            await().atMost(10, SECONDS).until(() -> !taken.isEmpty());
            assertThat(taken.getFirst().original()).isFalse();
            assertThat(JpegHead.of(taken.getFirst().bytes()).orElseThrow().width())
                    .isEqualTo(320);

            await().atMost(10, SECONDS).until(() -> player.statistics().decoded() == 15);
            tap.close();
            for (int i = 15; i < 30; i++) {
                feed.picture(Coding.H264, bytes(film.get(i)), i * STEP, i % 15 == 0);
            }
            await().atMost(10, SECONDS).until(() -> player.statistics().received() == 30);
            assertThat(player.statistics().decoded()).isEqualTo(15);
        }
    }

    @Test
    void nothingIsDecodedWhileNobodyLooksAndAStillDecodesOne() throws Exception {
        byte[] jpeg = Pictures.jpeg(64, 48, 0xFF_40_50_60);
        List<Jpeg> taken = new CopyOnWriteArrayList<>();
        try (Player player = open();
                Registration _ = player.tap(taken::add)) {
            player.look(false);
            // The first one is decoded for its size.
            feed.jpeg(jpeg, 0);
            await().atMost(10, SECONDS).until(() -> player.statistics().decoded() == 1);
            for (int i = 1; i <= 50; i++) {
                feed.jpeg(jpeg, i * STEP);
                int expected = i + 1;
                await().atMost(10, SECONDS).until(() -> taken.size() == expected);
            }
            assertThat(player.statistics().received()).isEqualTo(51);
            assertThat(player.statistics().decoded()).isEqualTo(1);

            Thread later = Thread.ofVirtual().start(() -> {
                await().atMost(10, SECONDS).until(() -> {
                    feed.jpeg(jpeg, 3_000_000);
                    return player.statistics().decoded() > 1;
                });
            });
            Still still = player.still(Duration.ofSeconds(10));
            later.join();
            assertThat(still.jpeg()).contains(ByteBuffer.wrap(jpeg));

            player.look(true);
            long before = player.statistics().decoded();
            await().atMost(10, SECONDS).until(() -> {
                feed.jpeg(jpeg, 4_000_000);
                return player.statistics().decoded() > before + 3;
            });
        }
    }

    @Test
    void soundMayBeginAfterThePictureAndIsPlayedOnlyWhileItIsHeard() throws Exception {
        byte[] jpeg = Pictures.jpeg(64, 48, -1);
        List<SteppedLine> lines = new CopyOnWriteArrayList<>();
        SoundLines devices = rate -> {
            assertThat(rate).isEqualTo(8000);
            SteppedLine line = new SteppedLine(rate, 1);
            lines.add(line);
            return Optional.of(line);
        };
        FfmpegPlayer player = new FfmpegPlayer(new FeedSource(feed), feed.where(), listener, devices);
        try (player) {
            player.start();
            for (int i = 0; i < 10; i++) {
                feed.jpeg(jpeg, i * STEP);
            }
            await().atMost(10, SECONDS).until(() -> player.statistics().decoded() > 0);
            assertThat(player.statistics().sound()).isFalse();

            tone(0, 10);
            await().atMost(10, SECONDS).until(() -> player.statistics().sound());
            await().atMost(10, SECONDS).until(() -> feed.handed() == 20);
            assertThat(lines).isEmpty();

            player.volume(0.5);
            player.hear(true);
            tone(10, 20);
            await().atMost(10, SECONDS)
                    .until(() -> !lines.isEmpty() && lines.getFirst().running());
            SteppedLine line = lines.getFirst();
            // Half as loud, and each of the two channels has half of one's power.
            assertThat(line.samples()).contains(peak(3536));
            assertThat(listener.remarks).isEmpty();

            player.hear(false);
            await().atMost(10, SECONDS).until(line::closed);
            assertThat(line.running()).isFalse();
        }
        assertThat(lines).hasSize(1);
    }

    @Test
    void withoutASoundDeviceThatIsToldOnceAndThePictureGoesOn() throws Exception {
        byte[] jpeg = Pictures.jpeg(64, 48, -1);
        FfmpegPlayer player = new FfmpegPlayer(new FeedSource(feed), feed.where(), listener, rate -> Optional.empty());
        try (player) {
            player.start();
            player.hear(true);
            feed.jpeg(jpeg, 0);
            tone(0, 50);
            await().atMost(10, SECONDS).until(() -> !listener.remarks.isEmpty());
            player.hear(false);
            tone(50, 50);
            player.hear(true);
            tone(100, 50);
            feed.jpeg(jpeg, STEP);
            await().atMost(10, SECONDS).until(() -> player.statistics().decoded() == 2);
            assertThat(listener.remarks).containsExactly(PlayerListener.PlayerRemark.NO_AUDIO_DEVICE);
        }
        assertThat(listener.ended).isEmpty();
    }

    @Test
    void anotherCodingInTheMiddleEndsTheStreamSoThatItIsOpenedAnew() throws Exception {
        try (Player player = open()) {
            feed.jpeg(Pictures.jpeg(64, 48, -1), 0);
            await().atMost(10, SECONDS).until(() -> player.statistics().decoded() == 1);
            feed.picture(Coding.H264, bytes(Clips.pictures(64, 48, 1).getFirst()), STEP, true);
            await().atMost(10, SECONDS).until(() -> !listener.ended.isEmpty());
        }
        assertThat(listener.ended).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"65535, 65535", "65535, 1000", "4096, 3080"})
    void aJpegOfAnAbsurdSizeEndsTheStreamBeforeAnythingIsAllocatedForIt(int width, int height) throws Exception {
        byte[] jpeg = Pictures.jpeg(64, 48, -1);
        ByteBuffer bomb = ByteBuffer.wrap(jpeg.clone());
        int frame = frameHeader(bomb);
        bomb.putShort(frame + 5, (short) height).putShort(frame + 7, (short) width);
        try (Player player = open()) {
            feed.jpeg(bomb.array(), 0);
            await().atMost(10, SECONDS).until(() -> !listener.ended.isEmpty());
            assertThat(player.statistics().decoded()).isZero();
        }
        assertThat(listener.ended.getFirst().sentence())
                .hasToString("The picture is too large to show (" + width + " by " + height + ").");
        assertThat(listener.opened).isEmpty();
    }

    /** Where the frame header's marker is. */
    private static int frameHeader(ByteBuffer jpeg) {
        for (int i = 2; i < jpeg.limit(); i++) {
            if (jpeg.get(i) == (byte) 0xFF && jpeg.get(i + 1) == (byte) 0xC0) {
                return i;
            }
        }
        throw new IllegalStateException("There is none");
    }

    /** Pieces of 40 ms of a loud square wave. */
    private void tone(int from, int pieces) {
        for (int i = from; i < from + pieces; i++) {
            short[] samples = new short[320];
            for (int j = 0; j < samples.length; j++) {
                samples[j] = (short) (j % 20 < 10 ? 10_000 : -10_000);
            }
            feed.sound(samples, 8000, i * STEP);
        }
    }

    private static byte[] peak(int sample) {
        byte low = (byte) sample;
        byte high = (byte) (sample >> 8);
        return new byte[] {low, high, low, high};
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(20, SECONDS)) {
                throw new IllegalStateException("Nobody let it go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
