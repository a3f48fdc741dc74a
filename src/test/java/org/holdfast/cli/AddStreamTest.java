// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices that are added by the address of their stream. */
class AddStreamTest {
    @TempDir
    Path folder = Path.of("");

    private Path secret(String words) throws IOException {
        return Files.writeString(folder.resolve("given"), words + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://anna:s3cret@127.0.0.5/live",
                "rtsp://127.0.0.5/live?token=s3cret",
                "rtsp://127.0.0.5/user=anna&password=s3cret&channel=1",
                "rtsp://anna:s3/cret@127.0.0.5/live"
            })
    void aSecretInAnArgumentIsRefusedAndNotRepeated(String address) {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("add", address)).isEqualTo(2);
        assertThat(house.run("snapshot", address, folder.resolve("a.png").toString()))
                .isEqualTo(2);

        assertThat(house.out() + house.err()).contains("--password-file").doesNotContain("s3");
        assertThat(house.book().devices()).isEmpty();
    }

    @Test
    void thePasswordComesFromAFileAndStaysOutOfTheBook() throws Exception {
        PretendHouse house = new PretendHouse(folder);
        String file = secret("s3cret").toString();

        assertThat(house.run("add", "rtsp://anna@127.0.0.5/live", "--name", "Door", "--password-file", file))
                .isZero();

        assertThat(house.secrets.get("typed", "password").map(String::new)).contains("s3cret");
        assertThat(house.secrets.get("typed", "user").map(String::new)).contains("anna");
        assertThat(house.book().byName("Door")).isPresent();
        Files.delete(Path.of(file));
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all)
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(each)
                            .content(java.nio.charset.StandardCharsets.ISO_8859_1)
                            .doesNotContain("s3cret", "anna"));
        }
        assertThat(house.out() + house.err()).doesNotContain("s3cret", "anna");
    }

    @Test
    void withoutAFileAndATerminalNothingIsSaved() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("add", "rtsp://anna@127.0.0.5/live")).isEqualTo(2);
        assertThat(house.run("add", "cam@127.0.0.5", "--password-file", "none")).isEqualTo(2);

        assertThat(house.book().devices()).isEmpty();
    }
}
