// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.start;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.holdfast.service.AppFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;

class LoggingTest {
    private static final String HOME = "/home/ada lovelace";

    @TempDir
    Path folder;

    private final LoggerContext context = new LoggerContext();

    private Logging start(boolean verbose) {
        return start(Logging.Part.WINDOW, verbose);
    }

    private Logging start(Logging.Part part, boolean verbose) {
        context.setMDCAdapter(new LogbackMDCAdapter()); // which the logging facade does for the program's own context
        return Logging.start(context, AppFolders.under(folder), part, HOME, verbose);
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("logs/holdfast.log"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /?custom=1&cmd=3003&str=MyHomeNet HTTP/1.1 | MyHomeNet
            GET /?custom=1&cmd=3004&str=hunter2hunter2 | hunter2hunter2
            /?custom=1&str=hunter2hunter2&cmd=3004 | hunter2hunter2
            /?custom=1&cmd=3032&str=Net:hunter2hunter2 failed | hunter2hunter2
            <LIST><SSID>MyHomeNet</SSID><PASSPHRASE>hunter2hunter2</PASSPHRASE></LIST> | MyHomeNet
            <LIST><SSID>MyHomeNet</SSID><PASSPHRASE>hunter2hunter2</PASSPHRASE></LIST> | hunter2hunter2
            joined ssid=MyHomeNet now | MyHomeNet
            {"password": "hunter2 hunter2"} | hunter2
            token: deadbeefdeadbeef, next | deadbeefdeadbeef
            Serial number: C0FFEE123456 | C0FFEE123456
            saw SJ4000WIFI0123456789ab near | 0123456789ab
            rtsp://admin:hunter2hunter2@10.0.0.1/x | hunter2hunter2
            Authorization: Basic YWRtaW46aHVudGVyMg== | YWRtaW46aHVudGVyMg
            could not write /home/ada lovelace/x.json | ada lovelace
            told: learnt-secret-77 | learnt-secret-77
            """)
    void noSecretReachesTheFile(String line, String secret) throws IOException {
        try (Logging logging = start(true)) {
            logging.redactor().learn("learnt-secret-77".toCharArray());
            Logger logger = context.getLogger("org.holdfast.test");

            logger.info("before");
            logger.info("line {}", line);
            logger.warn("thrown", new IOException("cause: " + line));
        }

        assertThat(log()).contains("before", "line ", "thrown").doesNotContain(secret);
    }

    @Test
    void theCommandLinePushesNoLogOfTheWindowOut() throws IOException {
        try (Logging _ = start(Logging.Part.WINDOW, false)) {
            context.getLogger("org.holdfast.test").info("the window's");
        }
        for (int run = 0; run < 10; run++) {
            try (Logging _ = start(Logging.Part.COMMAND_LINE, false)) {
                context.getLogger("org.holdfast.test").info("run {}", run);
            }
        }

        assertThat(log()).contains("the window's");
        assertThat(Files.readString(folder.resolve("logs/holdfast-cli.log"))).contains("run 0", "run 9");
        assertThat(folder.resolve("logs/holdfast.1.log")).doesNotExist();
        assertThat(folder.resolve("logs/holdfast-cli.1.log")).doesNotExist();
    }

    @Test
    void ordinaryLinesStayAsTheyAre() {
        Redactor redactor = new Redactor(HOME);
        for (String line : List.of(
                "Connecting to sjcam failed: Nothing answers at 192.168.1.254 (asking for its state).",
                "GET /?custom=1&cmd=3014",
                "GET /?custom=1&cmd=2002&par=1",
                "A live picture is opened by ffmpeg",
                "rtsp://192.168.1.254/sjcam.mov")) {
            assertThat(redactor.redact(line)).isEqualTo(line);
        }
        redactor.learn("abc".toCharArray());
        assertThat(redactor.redact("abc")).as("too short to hide").isEqualTo("abc");
        assertThat(redactor).hasToString("redactor");
    }

    @Test
    void theLevelFollowsVerboseAndLibrariesStayQuiet() throws IOException {
        try (Logging logging = start(false)) {
            Logger logger = context.getLogger("org.holdfast.test");
            logger.debug("hidden exchange");
            logging.verbose(true);
            logger.debug("shown exchange");
            context.getLogger("okhttp3").info("chatter");
        }

        assertThat(log())
                .contains("shown exchange")
                .doesNotContain("hidden exchange")
                .doesNotContain("chatter");
    }

    @Test
    void everyStartBeginsAFileAndFiveOldOnesAreKept() throws IOException {
        for (int start = 0; start < 8; start++) {
            try (Logging logging = start(false)) {
                assertThat(logging.file()).exists();
                context.getLogger("org.holdfast.test").info("start {}", start);
            }
        }

        assertThat(log()).contains("start 7").doesNotContain("start 6");
        assertThat(Files.readString(folder.resolve("logs/holdfast.1.log"))).contains("start 6");
        assertThat(Files.readString(folder.resolve("logs/holdfast.5.log"))).contains("start 2");
        assertThat(folder.resolve("logs/holdfast.6.log")).doesNotExist();
    }

    @Test
    void withoutAFolderTheProgramRunsWithoutALog() throws IOException {
        Files.writeString(folder.resolve("logs"), "a file is in the way");

        try (Logging logging = start(true)) {
            assertThat(logging.redactor()).isNotNull();
            context.getLogger("org.holdfast.test").error("lost");
        }

        assertThat(folder.resolve("logs")).hasContent("a file is in the way");
    }
}
