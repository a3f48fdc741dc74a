// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Reads everything, sound and damaged, with all that the libraries say to the log listened to. */
class SecretsStayInsideTest {
    private static final char[] PASSWORD = "pässword".toCharArray();
    private static final List<String> SECRETS = List.of(
            "00112233445566778899aabbccddeeff",
            "33990d1a77737e5f",
            "14f5fe746966f292",
            "0123456789abcdef0123456789abcdef",
            "8899aabbccddeeff0011223344556677",
            "fedcba98765432100123456789abcdef",
            "pässword",
            "some other word");

    @TempDir
    private Path folder;

    @Test
    void noSecretIsInALogAnExceptionOrAText() throws Exception {
        Listening heard = new Listening();
        heard.setContext(((Logger) LoggerFactory.getLogger("org.sqlite")).getLoggerContext());
        heard.start();
        List<Logger> loggers = new ArrayList<>();
        for (String name : List.of("org.sqlite", "org.apache.commons", "org.holdfast.family.miio.token")) {
            Logger logger = (Logger) LoggerFactory.getLogger(name);
            logger.setLevel(Level.TRACE);
            logger.addAppender(heard);
            loggers.add(logger);
        }
        List<String> said = new ArrayList<>();
        try {
            for (String name :
                    List.of("android-miio2.db", "ios-mihome.sqlite", "android-backup.ab", "ios-ztoken.json")) {
                readInEveryWay(Samples.vector(name), name, said);
            }
            for (String name : List.of("encrypted-version-5.ab", "yeelight-uncompressed.ab", "with-log.db")) {
                readInEveryWay(Samples.own(name), name, said);
            }
        } finally {
            for (Logger logger : loggers) {
                logger.detachAppender(heard);
                logger.setLevel(null);
            }
        }

        assertThat(said).as("what was said").hasSizeGreaterThan(100);
        said.addAll(heard.lines);
        assertThat(said)
                .allSatisfy(line -> assertThat(line.toLowerCase(Locale.ROOT)).doesNotContain(SECRETS));
    }

    /** Whole, cut, and with a wrong byte here and there. */
    private void readInEveryWay(byte[] bytes, String name, List<String> said) throws Exception {
        Path file = folder.resolve(name);
        for (int round = 0; round < 15; round++) {
            byte[] changed = round % 3 == 1 ? Arrays.copyOf(bytes, bytes.length * round / 15) : bytes.clone();
            if (round % 3 == 2) {
                changed[changed.length * round / 15] ^= 0x21;
            }
            Files.write(file, changed);
            for (char[] password : List.of(PASSWORD, "some other word".toCharArray(), Samples.NO_PASSWORD)) {
                try (KnownDevices found = TokenFiles.read(file, password, Placeholder.REFUSE)) {
                    said.add(found.toString());
                } catch (TokenImportException refused) {
                    said.add(refused + " " + refused.sentence() + " " + refused.advice());
                    assertThat(refused).hasNoCause().hasNoSuppressedExceptions();
                }
            }
        }
    }

    /** Keeps the formatted lines, and the words of exceptions. */
    private static final class Listening extends ListAppender<ILoggingEvent> {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
            if (event.getThrowableProxy() != null) {
                lines.add(String.valueOf(event.getThrowableProxy().getMessage()));
            }
        }
    }
}
