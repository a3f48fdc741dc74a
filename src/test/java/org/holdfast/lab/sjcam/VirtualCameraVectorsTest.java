// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.holdfast.lab.fault.Faults;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The virtual camera beside bytes of real ones. */
class VirtualCameraVectorsTest {
    @SuppressWarnings("NullAway.Init")
    private static RunningCamera running;

    @BeforeAll
    static void open() throws IOException {
        running = new RunningCamera();
    }

    @AfterAll
    static void close() {
        running.close();
    }

    @Test
    void theHeartbeatIsTheCapturedOneToTheByte() throws IOException {
        byte[] answer = running.raw("GET /?custom=1&cmd=3016 HTTP/1.1\r\nHost: 192.168.1.254\r\n\r\n");

        assertThat(answer).isEqualTo(RunningCamera.vector("http_3016_sj4000.txt"));
    }

    @Test
    void theSettingsAtTheirDefaultsAreTheCapturedOnesToTheByte() throws IOException {
        assertThat(running.command("3014").getBytes(UTF_8)).isEqualTo(RunningCamera.vector("3014_sj4000_defaults.xml"));
    }

    @Test
    void anUnknownPageIsTheCapturedOneToTheByte() throws IOException {
        String answer = running.get("/DCIM/MOVIE/nothing.MOV");

        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").contains("Content-length: 128\r\n");
        assertThat(running.body("/nothing").getBytes(ISO_8859_1))
                .isEqualTo(RunningCamera.vector("page_not_found.html"));
    }

    @Test
    void theFolderPageIsTheCapturedOneToTheByte() throws IOException {
        Card card = new Card(new Faults(), () -> Path.of("none"));
        movie(card, "2016_1001_233301_005.MOV", 6165627, LocalDateTime.of(2016, 10, 1, 23, 33, 4));
        movie(card, "2016_1001_234112_006.MOV", 328739061, LocalDateTime.of(2016, 10, 1, 23, 43, 56));
        movie(card, "2016_1001_232659_003.MOV", 360762573, LocalDateTime.of(2016, 10, 1, 23, 30, 0));
        movie(card, "2016_1001_233000_004.MOV", 360657715, LocalDateTime.of(2016, 10, 1, 23, 33, 0));
        movie(card, "1.6M", 1600000, LocalDateTime.of(2016, 9, 16, 18, 59, 4));
        card.addFolder("/DCIM/MOVIE/MYVID", LocalDateTime.of(2016, 10, 1, 23, 54, 12));
        movie(card, "1M.DAT", 1048575, LocalDateTime.of(2016, 9, 16, 19, 7, 16));
        movie(card, "FULL1M.BIN", 1048576, LocalDateTime.of(2016, 9, 16, 19, 11, 28));

        assertThat(DirectoryPage.of(card, "/DCIM/MOVIE", false).open(0).readAllBytes())
                .isEqualTo(RunningCamera.vector("dir_movie_sj4000.html"));
    }

    @Test
    void eventsFollowEachOtherAsInTheVector() {
        String events = Answers.status(3020, 8)
                + Answers.status(2020, 0)
                + Answers.status(2020, 1)
                + Answers.status(1013, 4694);

        assertThat(events.getBytes(UTF_8)).isEqualTo(RunningCamera.vector("events_3333_concat.txt"));
    }

    @Test
    void theLaterFirmwareShakesHandsAsCaptured() throws IOException {
        try (RunningCamera later = new RunningCamera("chip=novatek")) {
            assertThat(later.raw("GET /?custom=1&cmd=8001 HTTP/1.1\r\n\r\n"))
                    .isEqualTo(RunningCamera.vector("http_8001_hfs.txt"));
        }
    }

    private static void movie(Card card, String name, long size, LocalDateTime modified) {
        card.put(new CardFile(Card.MOVIES, name, modified, false, new Content.Unfinished(size)));
    }
}
