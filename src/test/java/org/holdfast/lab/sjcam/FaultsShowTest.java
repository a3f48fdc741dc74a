// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.holdfast.lab.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault acts while it is on, and no longer. */
class FaultsShowTest {
    @SuppressWarnings("NullAway.Init")
    private RunningCamera running;

    @BeforeEach
    void open() throws IOException {
        running = new RunningCamera();
    }

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void dropClosesEveryNthRequestWithoutAnAnswer() throws IOException {
        on(Fault.DROP, "2");

        assertThat(running.get("/?custom=1&cmd=3016")).isNotEmpty();
        assertThat(running.get("/?custom=1&cmd=3016")).isEmpty();
        assertThat(running.get("/?custom=1&cmd=3016")).isNotEmpty();
    }

    @Test
    void delayMakesAnswersLate() throws IOException {
        on(Fault.DELAY, "300");
        long began = System.nanoTime();

        assertThat(running.status("3016")).isEqualTo(1);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void cutEndsTheBodyEarly() throws IOException {
        on(Fault.CUT, "half");
        assertThat(running.get("/?custom=1&cmd=3016")).contains("Content-length: 97\r\n");
        assertThat(running.body("/?custom=1&cmd=3016")).hasSize(48);
        on(Fault.CUT, "5");
        assertThat(running.body("/?custom=1&cmd=3016")).isEqualTo("<?xml");
    }

    @Test
    void wrongLengthLies() throws IOException {
        on(Fault.WRONG_LENGTH, "-7");

        assertThat(running.get("/?custom=1&cmd=3016")).contains("Content-length: 90\r\n");
        assertThat(running.body("/?custom=1&cmd=3016")).hasSize(97);
    }

    @Test
    void busyPageAnswersEverything() throws IOException {
        on(Fault.BUSY_PAGE, "");
        assertThat(running.body("/?custom=1&cmd=3016").getBytes(ISO_8859_1))
                .isEqualTo(RunningCamera.vector("page_not_found.html"));

        running.camera.faults().off(Fault.BUSY_PAGE);
        assertThat(running.status("3016")).isEqualTo(1);
    }

    @Test
    void ignoredSettingChangesNothing() throws IOException {
        on(Fault.IGNORED_SETTING, "");

        assertThat(running.status("2003&par=3")).isZero();
        assertThat(running.setting(2003)).isEqualTo(1);
    }

    @Test
    void aFullCardStopsShotsForGoodAndRecordingsWithAnEvent() throws IOException {
        running.camera.fillCard();
        on(Fault.FULL_CARD, "");
        try (EventListener events = running.events()) {
            running.command("2001&par=1");
            events.await("3020/-7");
            assertThat(running.value("2016")).isZero();
            running.command("3001&par=0");

            assertThat(running.silent("1001")).isTrue();
            assertThat(running.silent("3016")).isTrue();
            assertThat(running.body("/DCIM/PHOTO/2016_1002_070110_002.JPG")).hasSizeGreaterThan(1000);
            events.await("3020/-11");
        }
    }

    @Test
    void withoutACardThereIsNothingToRecordOn() throws IOException {
        on(Fault.NO_CARD, "");

        assertThat(running.status("2001&par=1")).isEqualTo(-22);
        assertThat(running.status("3010&par=1")).isEqualTo(-52);
        assertThat(running.value("3024")).isZero();
        assertThat(running.body("/")).isEmpty();
    }

    @Test
    void aDyingBatteryWarnsEightTimesAndThenIsEmpty() throws IOException {
        on(Fault.DYING_BATTERY, "");
        assertThat(running.value("3019")).isEqualTo(3);
        try (EventListener events = running.events()) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(running.camera::dead);

            assertThat(events.all()).hasSize(8).containsOnly("3020/-10");
        }
    }

    @Test
    void noAnswerIsSilence() throws IOException {
        on(Fault.NO_ANSWER, "");
        assertThat(running.silent("3016")).isTrue();

        running.camera.faults().off(Fault.NO_ANSWER);
        assertThat(running.status("3016")).isEqualTo(1);
    }

    @Test
    void malformedAnswersMakeNoSense() throws IOException {
        on(Fault.MALFORMED, "garbage");
        assertThat(running.command("3016")).doesNotContain("Function");
        on(Fault.MALFORMED, "truncated");
        assertThat(running.command("3016")).startsWith("<?xml").doesNotContain("</Function>");
        on(Fault.MALFORMED, "entities");
        assertThat(running.command("3016")).contains("<!ENTITY");
        on(Fault.MALFORMED, "huge-number");
        assertThat(running.command("3016")).contains("<Status>" + "9".repeat(400) + "</Status>");
        on(Fault.MALFORMED, "text-number");
        assertThat(running.command("3016")).contains("<Status>twelve</Status>");
    }

    @Test
    void anEndlessAnswerDoesNotEnd() throws IOException {
        on(Fault.MALFORMED, "endless");
        try (Socket socket = running.open(running.port())) {
            socket.getOutputStream().write("GET /?custom=1&cmd=3015 HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1));

            assertThat(socket.getInputStream().readNBytes(3_000_000)).hasSize(3_000_000);
        }
    }

    @Test
    void trickleSendsOneByteAtATime() throws IOException {
        on(Fault.TRICKLE, "100000");
        try (Socket socket = running.open(running.port())) {
            socket.getOutputStream().write("GET /?custom=1&cmd=3016 HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            socket.setSoTimeout(300);

            Exception nothing = catchException(() -> socket.getInputStream().read());
            assertThat(nothing).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void streamsBreakOffOrStandStill() throws IOException {
        running.command("3001&par=0");
        on(Fault.STREAM_CUT, "0");
        try (Socket socket = running.open(running.port("mjpeg"))) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                    .endsWith("boundary=arflebarfle\r\n\r\n");
        }
        running.camera.faults().off(Fault.STREAM_CUT);
        on(Fault.STREAM_STALL, "0");
        try (Socket socket = running.open(running.port("mjpeg"))) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1));
            MjpegParts.head(new DataInputStream(socket.getInputStream()));
            socket.setSoTimeout(500);

            Exception nothing = catchException(() -> socket.getInputStream().read());
            assertThat(nothing).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void theSecondMjpegClientWaitsForTheFirst() throws IOException {
        running.command("3001&par=0");
        try (Socket first = running.open(running.port("mjpeg"))) {
            first.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1));
            DataInputStream in = new DataInputStream(first.getInputStream());
            assertThat(MjpegParts.head(in)).contains("multipart/x-mixed-replace; boundary=arflebarfle");
            byte[] jpeg = MjpegParts.next(in);
            assertThat(Arrays.copyOf(jpeg, 2)).isEqualTo(new byte[] {(byte) 0xff, (byte) 0xd8});
            assertThat(MjpegParts.next(in)).isNotEmpty();
            try (Socket second = running.open(running.port("mjpeg"))) {
                second.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1));
                second.setSoTimeout(300);
                assertThat(catchException(() -> second.getInputStream().read()))
                        .isInstanceOf(SocketTimeoutException.class);
            }
        }
        try (Socket third = running.open(running.port("mjpeg"))) {
            third.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1));
            assertThat(MjpegParts.head(new DataInputStream(third.getInputStream())))
                    .startsWith("HTTP/1.1 200 OK");
        }
    }

    private void on(Fault fault, String value) {
        running.camera.faults().on(fault, value);
    }
}
