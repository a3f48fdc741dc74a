// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The web server's habits, by raw sockets. */
class HttpQuirksTest {
    private static final String CLIP = "/DCIM/MOVIE/2016_0101_000000_001.MOV";

    @SuppressWarnings("NullAway.Init")
    private RunningCamera running;

    @BeforeEach
    void open() throws IOException {
        running = new RunningCamera();
        byte[] clip = "0123456789".repeat(5000).getBytes(ISO_8859_1);
        running.camera
                .card()
                .put(new CardFile(
                        Card.MOVIES,
                        "2016_0101_000000_001.MOV",
                        LocalDateTime.of(2016, 1, 1, 0, 0),
                        false,
                        new Content.Bytes(clip)));
    }

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void headIsClosedWithoutAnAnswer() throws IOException {
        assertThat(running.raw("HEAD " + CLIP + " HTTP/1.1\r\n\r\n")).isEmpty();
    }

    @Test
    void theConnectionIsClosedWhateverTheClientAsks() throws IOException {
        assertThat(running.get("/?custom=1&cmd=3016", "Connection: keep-alive"))
                .contains("Connection: close\r\n")
                .endsWith("</Function>");
    }

    @Test
    void theFifthConnectionGetsThePageEvenForAFileThatExists() throws IOException {
        List<Socket> idle = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            idle.add(running.open(running.port()));
        }
        Awaitility.await().until(() -> running.body(CLIP).length() == 128);

        for (Socket each : idle) {
            each.close();
        }
        Awaitility.await().until(() -> running.body(CLIP).length() == 50_000);
    }

    @Test
    void filesAndFoldersAreFoundWithAndWithoutASlashAtTheEnd() throws IOException {
        assertThat(running.body("/DCIM/MOVIE/")).isEqualTo(running.body("/DCIM/MOVIE"));
        assertThat(running.body(CLIP + "/")).hasSize(50_000);
        assertThat(running.body("/dcim/movie")).contains("2016_0101_000000_001.MOV");
    }

    @Test
    void theRootListsTheVolumesLabelAsAnEmptyFile() throws IOException {
        assertThat(running.body("/"))
                .contains("<div id=folder></div>")
                .contains("<a href=\"/VOLUME1\"><b>VOLUME1</b></a><td align=right> 0 B")
                .contains("<a href=\"/DCIM\"><b>DCIM</b></a><td align=center><i>folder</i>");
    }

    @Test
    void aPartOfAFileIsAnsweredAsAPart() throws IOException {
        String answer = running.get(CLIP, "Range: bytes=49995-");

        assertThat(answer)
                .startsWith("HTTP/1.1 206 Partial Content\r\n")
                .contains("Content-length: 5\r\n")
                .contains("Content-range: bytes 49995-49999/50000\r\n")
                .endsWith("\r\n\r\n56789");
        assertThat(running.body(CLIP, "Range: bytes=10-12")).isEqualTo("012");
        assertThat(running.get(CLIP, "Range: bytes=50000-")).startsWith("HTTP/1.1 416 ");
    }

    @Test
    void theOrderOfTheQueryMatters() throws IOException {
        assertThat(running.body("/?cmd=3016&custom=1")).startsWith("<html>");
        assertThat(running.body("/?custom=1&cmd=3016")).startsWith("<?xml");
    }

    @Test
    void aMissingParameterSetsOptionZero() throws IOException {
        assertThat(running.setting(2003)).isEqualTo(1);

        assertThat(running.command("2003")).hasSize(97).contains("<Status>0</Status>");

        assertThat(running.setting(2003)).isZero();
    }

    @Test
    void numbersAreReadAsCReadsThem() throws IOException {
        running.command("2003&par=3abc");
        assertThat(running.setting(2003)).isEqualTo(3);
        running.command("2003&par=+2");
        assertThat(running.setting(2003)).isEqualTo(2);
        running.command("2003&par=abc");
        assertThat(running.setting(2003)).isZero();
    }

    @Test
    void anUnknownCommandIsSaidToBeUnknown() throws IOException {
        assertThat(running.status("7777")).isEqualTo(-256);
    }

    @Test
    void deletingAnswersAs4003AndGuardsWhatIsProtected() throws IOException {
        running.camera
                .card()
                .put(new CardFile(
                        Card.MOVIES,
                        "KEEP.MOV",
                        LocalDateTime.of(2016, 1, 1, 0, 0),
                        true,
                        new Content.Bytes(new byte[1])));

        assertThat(running.body("/DCIM/MOVIE/KEEP.MOV?del=1")).contains("<Cmd>4003</Cmd>\n<Status>-1</Status>");
        assertThat(running.body(CLIP + "?del=1")).contains("<Cmd>4003</Cmd>\n<Status>0</Status>");
        assertThat(running.body(CLIP)).startsWith("<html>").hasSize(128);
        assertThat(running.status("4003&str=A:%5CDCIM%5CMOVIE%5Cnone.MOV")).isEqualTo(-1);
    }

    @Test
    void anUploadedFileIsOnTheCardUnderItsShortNameInCapitals() throws IOException {
        assertThat(upload("a.txt", "hello")).contains("<Cmd>3031</Cmd>\n<Status>0</Status>");
        assertThat(running.body("/NEW/A.TXT")).isEqualTo("hello");
        assertThat(upload("a.txt", "again")).contains("<Status>-1</Status>");
        assertThat(upload("", "")).contains("<Status>-4</Status>");
    }

    @Test
    void manyConnectionsThatSendNothingDoNotStopTheCamera() throws IOException {
        List<Socket> idle = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            idle.add(running.open(running.port()));
        }
        for (Socket each : idle) {
            each.close();
        }

        Awaitility.await().until(() -> running.command("3016").contains("<Status>1</Status>"));
    }

    private String upload(String name, String content) throws IOException {
        String body = "--b\r\nContent-Disposition: form-data; name=\"fileupload1\"; filename=\"" + name
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + content
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"upbtn\"\r\n\r\nUpload files\r\n--b--\r\n";
        return new String(
                running.raw("POST /NEW HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body),
                ISO_8859_1);
    }
}
