// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.holdfast.device.CodedFeed;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveSource;
import org.holdfast.device.LiveStream;
import org.holdfast.net.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class A9FeedTest {
    private final ScriptedCameras cameras = new ScriptedCameras();
    private final List<String> pictures = new CopyOnWriteArrayList<>();
    private final List<Integer> sounds = new CopyOnWriteArrayList<>();
    private Connection connection;
    private ScriptedSession session;
    private CodedFeed feed;

    @BeforeEach
    void connect() throws Exception {
        cameras.at("127.0.0.1:1", "DGOK-123456-ABCDE", "camera", Variant.JSON);
        Device device = new Device("x", "a9", "", "Door", Address.parse("127.0.0.1:1"), Map.of());
        connection = cameras.family().connect(device, Credentials.NONE);
        session = cameras.sessions.getFirst();
        feed = another();
    }

    private CodedFeed another() throws Exception {
        LiveStream stream = connection.capability(LiveSource.class).orElseThrow().stream();
        return ((LiveStream.Coded) stream).feed();
    }

    @AfterEach
    void close() {
        connection.close();
    }

    private CompletableFuture<Void> running() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                feed.run(new CodedFeed.Sink() {
                    @Override
                    public void picture(
                            CodedFeed.Coding coding, ByteBuffer bytes, long micros, boolean key, long arrivedNanos) {
                        pictures.add(coding + " " + bytes.remaining() + " " + key);
                    }

                    @Override
                    public void sound(ByteBuffer samples, int rate, long micros, long arrivedNanos) {
                        sounds.add(samples.remaining());
                    }
                });
                done.complete(null);
            } catch (DeviceException | InterruptedException e) {
                done.completeExceptionally(e);
            }
        });
        await().until(() -> session.heard(1) && session.heard(2) && calls().contains("start"));
        return done;
    }

    private List<String> calls() {
        return cameras.dialects.getFirst().calls;
    }

    /** A picture of 640x480 without pixels, behind its header. */
    private static byte[] picture(int number) {
        byte[] jpeg = {
            -1,
            (byte) 0xd8,
            -1,
            (byte) 0xc0,
            0,
            11,
            8,
            0x01,
            (byte) 0xe0,
            0x02,
            (byte) 0x80,
            1,
            1,
            0x11,
            0,
            -1,
            (byte) 0xda,
            0,
            8,
            1,
            1,
            0,
            0,
            63,
            0,
            42,
            -1,
            (byte) 0xd9
        };
        return packet(3, number, jpeg);
    }

    private static byte[] packet(int type, int number, byte[] content) {
        return ByteBuffer.allocate(32 + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(0, new byte[] {0x55, (byte) 0xaa, 0x15, (byte) 0xa8, (byte) type})
                .putInt(12, number)
                .putInt(16, content.length)
                .put(32, content)
                .array();
    }

    @Test
    void picturesAndSoundAreHandedOnAndTheCameraIsToldToEnd() throws Exception {
        CompletableFuture<Void> done = running();
        session.arrives(1, 0, picture(1));
        session.arrives(2, 0, packet(0xaa, 0, new byte[320]));
        session.arrives(1, 1, picture(2));
        await().until(() -> pictures.size() == 2 && sounds.size() == 1);
        await().until(() -> feed.counters().bytes() > 0);
        feed.stop();
        done.get(10, TimeUnit.SECONDS);

        assertThat(pictures).containsOnly("JPEG 28 true");
        assertThat(sounds).containsExactly(1280);
        assertThat(feed.counters().lost()).isZero();
        assertThat(calls()).containsExactly("login", "start", "stop");
        assertThat(session.heard(1)).isFalse();
    }

    @Test
    void whatTheStreamReallyIsCanBeReadAmongTheFacts() throws Exception {
        CompletableFuture<Void> done = running();
        for (int i = 0; i < 20; i++) {
            session.arrives(1, i, picture(i));
        }
        await().until(() -> pictures.size() == 20);
        feed.stop();
        done.get(10, TimeUnit.SECONDS);

        assertThat(connection.facts())
                .filteredOn(fact -> fact.name().equals("true-picture"))
                .singleElement()
                .satisfies(fact -> assertThat(fact.value().in(Locale.ENGLISH))
                        .startsWith("640x480, ")
                        .endsWith(" pictures a second, as measured"));
    }

    @Test
    void aSilentCameraEndsTheStreamWithItsReason() throws Exception {
        CompletableFuture<Void> done = running();
        DeviceException why = session.falls();

        assertThatThrownBy(() -> done.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCause(why);
        assertThat(calls()).as("nobody is there to be told").doesNotContain("stop");
        CodedFeed next = another();
        assertThatThrownBy(() -> next.run(NOBODY)).isSameAs(why);
    }

    @Test
    void theNextOpeningGetsAFeedOfItsOwnButNotTwoAtOnce() throws Exception {
        CompletableFuture<Void> first = running();
        CodedFeed before = feed;
        feed = another();
        assertThatThrownBy(() -> feed.run(NOBODY)).isInstanceOf(DeviceException.Busy.class);
        before.stop();
        first.get(10, TimeUnit.SECONDS);
        calls().clear();

        CompletableFuture<Void> second = running();
        session.arrives(1, 90, picture(9));
        before.stop();
        await().until(() -> pictures.size() == 1);
        connection.close();
        second.get(10, TimeUnit.SECONDS);

        assertThat(session.closed).isTrue();
    }

    @Test
    void whatIsStoppedBeforeItRunsEndsAtOnceAndAsksTheCameraNothing() throws Exception {
        feed.stop();

        feed.run(NOBODY);

        assertThat(calls()).containsExactly("login");
        assertThat(session.heard(1)).isFalse();
    }

    @Test
    void nothingBeginsOnAConnectionThatIsClosed() throws Exception {
        connection.close();
        calls().clear();

        feed.run(NOBODY);

        assertThat(calls()).isEmpty();
    }

    @Test
    void aTakerThatIsSlowDoesNotHoldUpTheSession() throws Exception {
        CompletableFuture<Void> done = running();
        long start = System.nanoTime();
        for (int i = 0; i < 100_000; i++) {
            session.arrives(1, i, new byte[1024]);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        feed.stop();
        done.get(10, TimeUnit.SECONDS);
        assertThat(Optional.of(feed.counters().bytes())).get().isNotEqualTo(0L);
    }

    private static final CodedFeed.Sink NOBODY = new CodedFeed.Sink() {
        @Override
        public void picture(CodedFeed.Coding coding, ByteBuffer bytes, long micros, boolean key, long arrivedNanos) {}

        @Override
        public void sound(ByteBuffer samples, int rate, long micros, long arrivedNanos) {}
    };
}
