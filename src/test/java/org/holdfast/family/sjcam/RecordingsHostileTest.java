// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.device.Connection;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files from a camera that is broken, busy or somebody else's: each trouble ends in a sentence, and in time. */
class RecordingsHostileTest {
    private static final String PATH = "/DCIM/MOVIE/X.MOV";
    private static final Recording CLIP = clip(OptionalLong.of(1000));
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Bench bench = new Bench(Bench.IMPATIENT);

    @SuppressWarnings("NullAway.Init")
    private Connection connection;

    @BeforeEach
    void connect() throws Exception {
        connection = bench.connect();
    }

    @AfterEach
    void close() throws IOException {
        connection.close();
        bench.close();
    }

    private static Recording clip(OptionalLong size) {
        return new Recording(PATH, Recording.Kind.CLIP, size, 0, Optional.empty(), Optional.empty(), false, false);
    }

    private Recordings recordings() {
        return connection.capability(Recordings.class).orElseThrow();
    }

    private void answers(String head, String body) {
        bench.camera.file(PATH, (_, out) -> say(out, head, body));
    }

    private static void say(OutputStream out, String head, String body) throws IOException {
        out.write((head + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private byte[] all(Recording recording, long from) throws Exception {
        try (Recordings.Transfer transfer = recordings().open(recording, from);
                InputStream in = Recordings.stream(transfer)) {
            return in.readAllBytes();
        } catch (IOException e) {
            if (e.getCause() instanceof DeviceException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private <E extends DeviceException> E fails(Class<E> kind, Recording recording, long from) {
        long began = System.nanoTime();
        AtomicReference<E> failure = new AtomicReference<>();
        assertThatThrownBy(() -> all(recording, from)).isInstanceOfSatisfying(kind, failure::set);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
        assertThat(failure.get().sentence().toString()).isNotBlank();
        assertThat(failure.get().advice().toString()).isNotBlank();
        return failure.get();
    }

    @Test
    void aRedirectIsRefusedAndNothingIsSentThere() throws Exception {
        try (ServerSocket elsewhere = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answers(
                    "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + elsewhere.getLocalPort()
                            + "/\r\nContent-length: 0",
                    "");

            assertThat(fails(DeviceException.Refused.class, CLIP, 0)).hasMessageContaining("another address");

            elsewhere.setSoTimeout(200);
            assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aByteNowAndThenIsGivenUp() {
        bench.camera.file(PATH, (_, out) -> {
            say(out, "HTTP/1.1 200 OK\r\nContent-length: 1000", "x".repeat(200));
            for (int i = 0; i < 800; i++) {
                out.write('x');
                out.flush();
                bench.camera.silence(Duration.ofMillis(100));
            }
        });

        fails(DeviceException.TimedOut.class, CLIP, 0);
    }

    @Test
    void aHeadThatComesByteByByteIsGivenUp() {
        bench.camera.file(PATH, (_, out) -> {
            for (int i = 0; i < 1000; i++) {
                out.write('H');
                out.flush();
                bench.camera.silence(Duration.ofMillis(50));
            }
        });

        fails(DeviceException.TimedOut.class, CLIP, 0);
    }

    @Test
    void silenceInTheMiddleIsGivenUp() {
        bench.camera.file(PATH, (_, out) -> {
            say(out, "HTTP/1.1 200 OK\r\nContent-length: 1000", "x".repeat(400));
            bench.camera.silence(Duration.ofSeconds(30));
        });

        fails(DeviceException.TimedOut.class, CLIP, 0);
    }

    @Test
    void anEndBeforeTheAnnouncedLengthIsNoEnd() {
        answers("HTTP/1.1 200 OK\r\nContent-length: 1000", "x".repeat(999));

        assertThat(fails(DeviceException.Malformed.class, CLIP, 0)).hasMessageContaining("broke off");
    }

    @Test
    void withoutALengthTheListedOneCounts() throws Exception {
        answers("HTTP/1.1 200 OK\r\nContent-type: video/quicktime", "x".repeat(1000));
        assertThat(all(CLIP, 0)).hasSize(1000);

        answers("HTTP/1.1 200 OK\r\nContent-type: video/quicktime", "x".repeat(999));
        assertThat(fails(DeviceException.Malformed.class, CLIP, 0)).hasMessageContaining("broke off");
    }

    @Test
    void anEndlessBodyEndsWhereTheListSaysSo() {
        bench.camera.file(PATH, (_, out) -> {
            say(out, "HTTP/1.1 200 OK", "");
            byte[] piece = new byte[10_000];
            while (true) {
                out.write(piece);
            }
        });

        assertThat(fails(DeviceException.Malformed.class, CLIP, 0)).hasMessageContaining("does not end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999", "-5", "many", ""})
    void aLengthThatCannotBeIsRefused(String length) {
        answers("HTTP/1.1 200 OK\r\nContent-length: " + length, "x");

        assertThat(fails(DeviceException.Malformed.class, CLIP, 0)).hasMessageContaining("length");
    }

    @Test
    void anEndlessHeadIsRefused() {
        answers("HTTP/1.1 200 OK\r\n" + "X-More: and more\r\n".repeat(2000), "x");

        fails(DeviceException.Malformed.class, CLIP, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hello", "HTTP/1.1 banana OK", "ICY 200 OK", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked"})
    void whatIsNoSuchAnswerIsRefused(String head) {
        answers(head, "x");

        fails(DeviceException.Malformed.class, CLIP, 0);
    }

    @Test
    void aPartThatMatchesIsTaken() throws Exception {
        answers(
                "HTTP/1.1 206 Partial Content\r\nContent-length: 600\r\nContent-range: bytes 400-999/1000",
                "y".repeat(600));

        assertThat(all(CLIP, 400)).hasSize(600);
        assertThat(bench.camera.ranges()).containsExactly("bytes=400-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes 0-599/1000",
                "bytes 401-1000/1001",
                "bytes 400-998/1000",
                "bytes 400-999/99",
                "bytes 400-999",
                "400",
                "bytes 999-400/1000",
                "bytes 400-9999999999999999999999/1000"
            })
    void aPartThatLiesIsRefused(String range) {
        answers("HTTP/1.1 206 Partial Content\r\nContent-length: 600\r\nContent-range: " + range, "y".repeat(600));

        assertThat(fails(DeviceException.Malformed.class, CLIP, 400)).hasMessageContaining("another part");
    }

    @Test
    void aPartWithoutARangeOrThatNobodyAskedForIsRefused() {
        answers("HTTP/1.1 206 Partial Content\r\nContent-length: 600", "y".repeat(600));
        fails(DeviceException.Malformed.class, CLIP, 400);

        answers(
                "HTTP/1.1 206 Partial Content\r\nContent-length: 1000\r\nContent-range: bytes 0-999/1000",
                "y".repeat(1000));
        fails(DeviceException.Malformed.class, CLIP, 0);
    }

    @Test
    void withoutPartsItBeginsAtTheStart() throws Exception {
        answers("HTTP/1.1 200 OK\r\nContent-length: 1000", "y".repeat(1000));

        try (Recordings.Transfer transfer = recordings().open(CLIP, 400)) {
            assertThat(transfer.from()).isZero();
            assertThat(transfer.total()).hasValue(1000);
        }
    }

    @Test
    void thePageForAFileThatIsListedMeansBusy() {
        bench.camera.page("/DCIM/MOVIE", "/DCIM/MOVIE", ScriptedPage.row(PATH, "0.98 KB"));

        fails(DeviceException.Busy.class, CLIP, 0);
        fails(DeviceException.Busy.class, CLIP, 400);
        answers("HTTP/1.1 200 OK\r\nContent-type: text/html\r\nContent-length: 4", "oops");
        fails(DeviceException.Busy.class, CLIP, 0);
        answers("HTTP/1.1 200 OK\r\nContent-length: 1000", "<HTML>" + "z".repeat(994));
        fails(DeviceException.Busy.class, CLIP, 0);
    }

    @Test
    void thePageForAFileThatIsNotListedMeansThatThereIsNone() {
        bench.camera.page("/DCIM/MOVIE", "/DCIM/MOVIE", ScriptedPage.row("/DCIM/MOVIE/Y.MOV", "0.98 KB"));

        assertThat(fails(DeviceException.Refused.class, CLIP, 0)).hasMessageContaining("no such recording");
    }

    @ParameterizedTest
    @CsvSource({"404,Refused", "503,Busy", "500,Refused", "416,Malformed", "401,Refused"})
    void otherCodesSayWhatTheyMean(int code, String kind) {
        answers("HTTP/1.1 " + code + " So\r\nContent-length: 0", "");

        assertThat(fails(DeviceException.class, CLIP, 400).getClass().getSimpleName())
                .isEqualTo(kind);
    }

    @Test
    void pathsThatLeadElsewhereAreNotAskedFor() {
        for (String path : new String[] {"/../x.MOV", "/DCIM/../x.MOV", "x.MOV", "/a\\b", "/a\r\nX: y"}) {
            Recording evil = new Recording(
                    path,
                    Recording.Kind.CLIP,
                    OptionalLong.empty(),
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    false);

            assertThatThrownBy(() -> recordings().open(evil, 0)).isInstanceOf(DeviceException.NotAllowed.class);
            assertThatThrownBy(() -> recordings().thumbnail(evil)).isInstanceOf(DeviceException.NotAllowed.class);
            assertThatThrownBy(() -> recordings().delete(evil)).isInstanceOf(DeviceException.NotAllowed.class);
        }
    }

    @Test
    void twoAreOnTheirWayAtMostAndCommandsGoOn() throws Exception {
        bench.camera.file(PATH, (_, out) -> {
            say(out, "HTTP/1.1 200 OK\r\nContent-length: 1000", "x".repeat(400));
            bench.camera.silence(Duration.ofSeconds(60));
        });
        Recordings recordings = recordings();
        CountDownLatch interrupted = new CountDownLatch(1);
        Recordings.Transfer first = recordings.open(CLIP, 0);
        try (Recordings.Transfer second = recordings.open(CLIP, 0)) {
            Thread third = Thread.ofVirtual().start(() -> {
                try (Recordings.Transfer never = recordings.open(CLIP, 0)) {
                    assertThat(never).isNull();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                } catch (DeviceException e) {
                    throw new AssertionError(e);
                }
            });
            await().atMost(SOON).until(() -> third.getState() == Thread.State.WAITING);

            assertThat(Bench.control(connection).state().mode()).isPresent();
            assertThat(bench.camera.ranges()).isEmpty();
            third.interrupt();
            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<Recordings.Transfer> fourth = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    fourth.complete(recordings.open(CLIP, 0));
                } catch (DeviceException | InterruptedException e) {
                    fourth.completeExceptionally(e);
                }
            });
            first.close();
            first.close();
            fourth.get(10, TimeUnit.SECONDS).close();
            assertThat(second.from()).isZero();
        }
    }

    @Test
    void closingEndsABlockedReadAtOnceAndSoDoesTheConnection() throws Exception {
        Bench patient = new Bench();
        patient.camera.file(PATH, (_, out) -> {
            say(out, "HTTP/1.1 200 OK\r\nContent-length: 1000", "x".repeat(400));
            patient.camera.silence(Duration.ofSeconds(60));
        });
        Connection other = patient.connect();
        Recordings recordings = other.capability(Recordings.class).orElseThrow();
        for (boolean whole : new boolean[] {false, true}) {
            Recordings.Transfer transfer = recordings.open(CLIP, 0);
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            Thread reader = Thread.ofPlatform().start(() -> {
                try {
                    byte[] into = new byte[4096];
                    while (transfer.read(into, 0, into.length) >= 0) {
                        // Goes on until it is ended.
                    }
                } catch (DeviceException | InterruptedException e) {
                    ended.complete(e);
                }
            });
            await().atMost(SOON)
                    .until(() -> reader.getState() == Thread.State.RUNNABLE && reader.getStackTrace().length > 5);

            long began = System.nanoTime();
            if (whole) {
                other.close();
            } else {
                transfer.close();
            }

            assertThat(ended.get(5, TimeUnit.SECONDS)).isInstanceOf(DeviceException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        }
        patient.close();
    }

    @Test
    void aThumbnailThatIsNoPictureIsNone() throws Exception {
        String target = PATH + "?custom=1&cmd=4001";
        String picture = "\u00ff\u00d8\u00ff\u00e0" + "p".repeat(500) + "\u00ff\u00d9";
        bench.camera.file(target, (_, out) -> say(out, "HTTP/1.1 200 OK", picture + "\0\0"));
        assertThat(recordings().thumbnail(CLIP).orElseThrow()).hasSize(508);

        bench.camera.file(target, (_, out) -> say(out, "HTTP/1.1 200 OK", ScriptedCamera.answer(4001, -256)));
        assertThat(recordings().thumbnail(CLIP)).isEmpty();

        bench.camera.file(target, (_, out) -> say(out, "HTTP/1.1 404 Not Found", ""));
        assertThat(recordings().thumbnail(CLIP)).isEmpty();

        bench.camera.file(target, (_, out) -> say(out, "HTTP/1.1 200 OK", picture.substring(0, 300)));
        assertThatThrownBy(() -> recordings().thumbnail(CLIP)).isInstanceOf(DeviceException.Malformed.class);

        bench.camera.file(target, (_, out) -> say(out, "HTTP/1.1 200 OK", picture + "p".repeat(300_000)));
        assertThatThrownBy(() -> recordings().thumbnail(CLIP)).isInstanceOf(DeviceException.Malformed.class);

        bench.camera.file(target, (_, out) -> say(out, "HTTP/1.1 200 OK", SjcamClient.BUSY_PAGE));
        assertThatThrownBy(() -> recordings().thumbnail(CLIP)).isInstanceOf(DeviceException.Busy.class);
    }
}
