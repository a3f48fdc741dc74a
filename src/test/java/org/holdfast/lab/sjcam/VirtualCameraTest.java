// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the camera does. */
class VirtualCameraTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    @SuppressWarnings("NullAway.Init")
    private RunningCamera running;

    @BeforeEach
    void open() throws IOException {
        running = new RunningCamera(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void startsInVideoModeAndTellsItsModeInTheHeartbeat() throws IOException {
        assertThat(running.status("3016")).isEqualTo(1);

        for (int mode : new int[] {0, 2, 3, 4, 1}) {
            assertThat(running.status("3001&par=" + mode)).isZero();
            assertThat(running.status("3016")).isEqualTo(mode);
        }
    }

    @Test
    void streamPortsAreOpenOnlyInTheirModes() throws IOException {
        running.open(running.port("rtsp")).close();
        assertThatThrownBy(() -> running.open(running.port("mjpeg"))).isInstanceOf(ConnectException.class);

        running.command("3001&par=0");

        running.open(running.port("mjpeg")).close();
        assertThatThrownBy(() -> running.open(running.port("rtsp"))).isInstanceOf(ConnectException.class);
    }

    @Test
    void recordsAClipAndTellsAboutItAsItHappens() throws IOException {
        running.command("3005&str=2026-05-04");
        running.command("3006&str=09%3A58%3A07");
        try (EventListener events = running.events()) {
            assertThat(running.status("2001&par=1")).isZero();
            assertThat(running.status("2001&par=1")).isZero();
            assertThat(running.value("2016")).isEqualTo(1);
            events.await("2020/1");
            assertThat(running.body("/DCIM/MOVIE")).contains("2026_0504_095807_001.MOV");

            assertThat(running.status("2001&par=0")).isZero();

            events.await("3020/9");
            assertThat(events.all()).startsWith("3020/8", "2020/0", "2020/1");
            assertThat(running.value("2016")).isZero();
            assertThat(running.body("/DCIM/MOVIE/2026_0504_095807_001.MOV"))
                    .contains("moov")
                    .contains("avc1")
                    .contains("sowt");
        }
    }

    @Test
    void theClipBeingRecordedIsListedAndGrows() throws IOException {
        running.command("2001&par=1");
        int first = running.body("/DCIM/MOVIE/2014_0101_000000_001.MOV").length();

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() ->
                        running.body("/DCIM/MOVIE/2014_0101_000000_001.MOV").length() > first);

        assertThat(running.body("/DCIM/MOVIE/2014_0101_000000_001.MOV")).doesNotContain("moov");
    }

    @Test
    void commandsOfAnotherModeAreRefused() throws IOException {
        assertThat(running.status("1001")).isEqualTo(-13);
        running.command("3001&par=0");
        assertThat(running.status("2001&par=1")).isEqualTo(-13);
    }

    @Test
    void aShotIsOnTheCardBeforeItIsAnswered() throws IOException {
        running.command("3001&par=0");
        try (EventListener events = running.events()) {
            assertThat(running.status("1001")).isZero();

            assertThat(running.body("/DCIM/PHOTO/2014_0101_000000_001.JPG"))
                    .startsWith("\u00ff\u00d8\u00ff\u00e1")
                    .contains("MAKER NAME\0")
                    .contains("SJ4000WIFI\0");
            events.await("1013/" + running.value("1003"));
        }
    }

    @Test
    void enteringAPhotoModeCountsThePhotosLeftFourTimes() throws IOException {
        try (EventListener events = running.events()) {
            running.command("3001&par=0");

            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> events.all().size() == 4);
            assertThat(events.all()).allMatch(event -> event.startsWith("1013/46"));
        }
    }

    @Test
    void photoLapseIsToggledByTheShutter() throws IOException {
        running.command("3001&par=4");
        try (EventListener events = running.events()) {
            assertThat(running.status("1001")).isZero();
            assertThat(running.value("2016")).isEqualTo(2);
            assertThat(running.status("1001")).isZero();
            assertThat(running.value("2016")).isZero();

            events.await("3020/11");
            assertThat(events.all()).contains("3020/10");
        }
    }

    @Test
    void recordingEndsWithoutAnEventWhenAPhotoModeIsEntered() throws IOException {
        try (EventListener events = running.events()) {
            running.command("2001&par=1");
            running.command("3001&par=0");

            events.await("1013/" + running.value("1003"));
            assertThat(events.all()).doesNotContain("3020/9");
            assertThat(running.value("2016")).isZero();
        }
    }

    @Test
    void recordingGoesOnInTheOldModeWhenTheOtherVideoModeIsAskedFor() throws IOException {
        running.command("2001&par=1");

        assertThat(running.status("3001&par=3")).isZero();

        assertThat(running.status("3016")).isEqualTo(1);
        assertThat(running.value("2016")).isEqualTo(1);
    }

    @Test
    void aVideoModeDuringPhotoLapseCrashesTheCameraUntilItIsRestarted() throws IOException {
        running.command("3001&par=4");
        running.command("1001");
        running.command("3001&par=1");

        assertThat(running.camera.dead()).isTrue();
        assertThat(running.silent("3016")).isTrue();

        running.camera.restart();
        assertThat(running.status("3016")).isEqualTo(1);
    }

    @Test
    void aMovieSizeOrIntervalThatDoesNotExistCrashesTheCameraAtOnce() throws IOException {
        assertThat(running.silent("2002&par=5")).isTrue();
        assertThat(running.camera.dead()).isTrue();

        running.camera.restart();
        assertThat(running.silent("1012&par=4")).isTrue();
        assertThat(running.camera.dead()).isTrue();
    }

    @Test
    void aPhotoSizeThatDoesNotExistCrashesTheCameraAtTheNextShot() throws IOException {
        Awaitility.await().until(() -> running.status("1002&par=8") == 0 && running.setting(1002) == 8);
        assertThat(running.camera.dead()).isFalse();
        running.command("3001&par=0");

        assertThat(running.silent("1001")).isTrue();
        assertThat(running.camera.dead()).isTrue();
    }

    @Test
    void settingsAreIgnoredWithStatusZeroWhereTheCameraIgnoresThem() throws IOException {
        running.command("2001&par=1");
        assertThat(running.status("2003&par=3")).isZero();
        assertThat(running.setting(2003)).isEqualTo(1);
        running.command("2001&par=0");
        assertThat(running.status("1012&par=2")).isZero();
        assertThat(running.setting(1012)).isZero();
        running.command("2003&par=3");
        assertThat(running.setting(2003)).isEqualTo(3);
    }

    @Test
    void settingsThatComeTooSoonAfterAChangeOfModeAreLost() throws IOException {
        running.command("3001&par=3");
        running.command("2003&par=3");
        assertThat(running.setting(2003)).isEqualTo(1);

        Awaitility.await().until(() -> {
            running.command("2003&par=3");
            return running.setting(2003) == 3;
        });
    }

    @Test
    void resettingBringsTheDefaultsBack() throws IOException {
        running.command("2007&par=0");
        running.command("3011&par=0");

        assertThat(running.command("3014").getBytes(UTF_8)).isEqualTo(RunningCamera.vector("3014_sj4000_defaults.xml"));
    }

    @Test
    void aWifiNameThatIsTooLongCrashesTheCameraAtOnceOrAtTheNextStart() throws IOException {
        running.command("3003&str=" + "A".repeat(28));
        assertThat(running.camera.dead()).isFalse();
        running.camera.restart();
        assertThat(running.camera.dead()).isTrue();
        running.close();

        running = new RunningCamera();
        assertThat(running.status("3003&str=")).isZero();
        running.command("3003&str=" + "A".repeat(72));
        assertThat(running.camera.dead()).isTrue();
    }

    @Test
    void cardBatteryAndRoomAreTold() throws IOException {
        assertThat(running.value("3024")).isEqualTo(1);
        assertThat(running.value("3019")).isZero();
        assertThat(running.value("3017")).isGreaterThan(Integer.MAX_VALUE);
        assertThat(running.value("2009")).isEqualTo(running.value("3017") / 2_000_000);
        assertThat(running.value("1003")).isEqualTo(4695);
    }

    @Test
    void formattingEmptiesTheCard() throws IOException {
        running.camera.fillCard();
        assertThat(running.command("3015")).contains("<ATTR>33</ATTR>").contains("A:\\DCIM\\PHOTO\\");

        assertThat(running.status("3010&par=1")).isZero();

        assertThat(running.command("3015")).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<LIST>\n</LIST>\n");
    }

    @Test
    void thumbnailsRideOnTheFilesOwnAddress() throws IOException {
        running.camera.fillCard();

        assertThat(running.get("/DCIM/MOVIE/2016_1001_233301_005.MOV?custom=1&cmd=4001"))
                .contains("Content-type: image/jpeg\r\n")
                .contains("\r\n\r\n\u00ff\u00d8");
    }

    @Test
    void theClockCanBeSetAndIgnoresNonsense() throws IOException {
        running.command("3005&str=2026-02-30");
        running.command("3006&str=25%3A00%3A00");
        running.command("3005&str=1999-01-01");
        running.command("2001&par=1");

        assertThat(running.body("/DCIM/MOVIE")).contains("2014_0101_000000_001.MOV");
    }

    @Test
    void theLaterFirmwareDiffersWhereItShould() throws IOException {
        try (RunningCamera later = new RunningCamera("chip=novatek")) {
            assertThat(later.status("3016")).isZero();
            assertThat(later.get("/nothing")).startsWith("HTTP/1.1 404 Not Found\r\nServer: hfs/1.00.000\r\n");
            assertThat(later.command("3012").lines().filter(line -> line.startsWith("<String>")))
                    .containsExactlyElementsOf(List.of(
                            "<String>660</String>",
                            "<String>SJ5000X</String>",
                            "<String>V1.4</String>",
                            "<String>20160518</String>",
                            "<String>SJCAM</String>"));
            assertThat(later.command("3031&str=all")).contains("<MenuList>").contains("<CHK>");
            assertThat(later.camera.rtsp().getPath()).isEqualTo("/xxx.mov");
        }
    }

    @Test
    void restartingTheWifiBreaksConnectionsAndComesBackInVideoMode() throws IOException {
        running.command("3001&par=0");
        try (EventListener events = running.events();
                Socket idle = running.open(running.port())) {
            assertThat(running.status("3018")).isZero();

            events.await("3020/3");
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
            Awaitility.await().until(() -> running.status("3016") == 1);
        }
    }
}
