// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.holdfast.device.Found;
import org.holdfast.service.ScriptedSecretImport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Keeping, showing and forgetting tokens. */
class TokenCommandsTest {
    private static final String ONE = "00112233445566778899aabbccddeeff";
    private static final String OTHER = "ffeeddccbbaa99887766554433221100";
    private static final String TABLE = "bike|Heater|m1|127.0.0.5|" + ONE + "\nfan|Fan|m3||" + OTHER + "\nrubbish|";

    @TempDir
    Path folder = Path.of("");

    private final ScriptedSecretImport reader = new ScriptedSecretImport();
    private PretendHouse house = new PretendHouse(folder);

    @BeforeEach
    void open() {
        house = new PretendHouse(folder);
        house.family.reads = Optional.of(reader);
    }

    private Optional<String> kept(String device) throws IOException {
        return house.secrets.get(device, "token").map(String::new);
    }

    @Test
    void aPipedTableIsKeptForSavedDevicesAndForThoseToCome() throws IOException {
        house.save();
        house.piped = TABLE;

        assertThat(house.run("token", "import", "-")).isZero();

        assertThat(house.out())
                .contains("for Bike")
                .contains("waits until it is added")
                .contains("One token kept for saved devices, 1 for devices that wait")
                .doesNotContain(ONE)
                .doesNotContain(OTHER);
        assertThat(house.err()).contains("A line without a token was left out.");
        assertThat(kept("bike")).contains(ONE);
        assertThat(kept("fan")).contains(OTHER);
        assertThat(reader.handed).allSatisfy(known -> assertThat(known.secret()).containsOnly('\0'));
    }

    @Test
    void jsonNeverHoldsATokenUnlessThatWasAskedFor() {
        house.save();
        house.piped = TABLE;

        assertThat(house.run("token", "import", "--dry-run", "--json")).isZero();
        assertThat(house.out()).doesNotContain(ONE);
        JsonNode json = house.json();
        assertThat(json.at("/tokens/0/device").asString()).isEqualTo("Bike");
        assertThat(json.at("/tokens/0/whose").asString()).isEqualTo("new");
        assertThat(json.at("/tokens/1/whose").asString()).isEqualTo("waits");
        assertThat(json.at("/left-out/0").asString()).contains("left out");
        assertThat(json.at("/kept").asInt()).isZero();

        assertThat(house.run("token", "import", "--dry-run", "--json", "--reveal"))
                .isZero();
        assertThat(house.out()).contains(ONE);
    }

    @Test
    void aDryRunKeepsNothing() throws IOException {
        house.piped = TABLE;

        assertThat(house.run("token", "import", "--dry-run")).isZero();

        assertThat(house.out()).contains("Nothing was kept.");
        assertThat(kept("fan")).isEmpty();
    }

    @Test
    void aBackupWithAPasswordIsReadWithTheOneFromAFileOrTheTerminal() throws IOException {
        Path backup = Files.writeString(folder.resolve("backup.ab"), "locked:open\nfan|Fan|m3||" + OTHER);

        assertThat(house.run("token", "import", backup.toString())).isEqualTo(1);
        assertThat(house.err()).contains("is locked with a password").contains("--password-file");
        house.typedSecret = Optional.of("guess".toCharArray());
        assertThat(house.run("token", "import", backup.toString())).isEqualTo(1);
        assertThat(house.err()).contains("does not open");
        Path password = Files.writeString(folder.resolve("password"), "open\n");
        assertThat(house.run("token", "import", backup.toString(), "--password-file", password.toString()))
                .isZero();

        assertThat(kept("fan")).contains(OTHER);
    }

    @Test
    void whatHoldsNoTokenIsSaid() {
        house.piped = "nonsense";

        assertThat(house.run("token", "import")).isEqualTo(1);

        assertThat(house.err()).contains("holds nothing that looks like a token");
    }

    @Test
    void aTextThatIsTooLongIsRefusedBeforeItIsRead() {
        house.piped = "x".repeat((1 << 20) + 1);

        assertThat(house.run("token", "import", "-")).isEqualTo(1);

        assertThat(house.err()).contains("is too long for a text with tokens");
    }

    @Test
    void aTokenIsPrintedOnlyWhenThatIsAskedFor() throws IOException {
        house.save();
        house.secrets.put("bike", "token", ONE.toCharArray());

        assertThat(house.run("token", "show", "Bike")).isZero();
        assertThat(house.run("token", "show", "Bike", "--json")).isZero();
        assertThat(house.run("token", "show")).isZero();
        assertThat(house.out())
                .contains("A token of Bike is kept.")
                .contains("kept")
                .doesNotContain(ONE);

        assertThat(house.run("token", "show", "Bike", "--reveal")).isZero();
        assertThat(house.out()).endsWith(ONE + System.lineSeparator());
        assertThat(house.run("token", "show", "--reveal")).isEqualTo(2);
    }

    @Test
    void withoutOneTheWayToKeepOneIsTold() {
        house.save();

        assertThat(house.run("token", "show", "Bike", "--reveal")).isEqualTo(1);

        assertThat(house.err()).contains("No token of Bike is kept.").contains("token set");
    }

    @Test
    void aTokenIsTypedOrReadFromAFileInEveryForm() throws IOException {
        house.save();
        house.typedSecret = Optional.of(ONE.toCharArray());
        assertThat(house.run("token", "set", "Bike")).isZero();
        assertThat(kept("bike")).contains(ONE);
        assertThat(house.questions).hasSize(1);

        Path file = Files.writeString(folder.resolve("tokens.txt"), "fan|Fan|m3||" + ONE + "\nbike||||" + OTHER);
        assertThat(house.run("token", "set", "Bike", "--token-file", file.toString()))
                .isZero();
        assertThat(kept("bike")).contains(OTHER);
        assertThat(house.err()).contains("The text holds the token of another device, too");
        assertThat(house.out()).doesNotContain(ONE).doesNotContain(OTHER);
    }

    @Test
    void theTokenOfAnotherDeviceIsRefused() throws IOException {
        house.save();
        Path file = Files.writeString(folder.resolve("tokens.txt"), "fan|Fan|m3||" + ONE);

        assertThat(house.run("token", "set", "Bike", "--token-file", file.toString()))
                .isEqualTo(1);

        assertThat(house.err()).contains("belongs to another device than Bike: to Fan");
        assertThat(kept("bike")).isEmpty();
    }

    @Test
    void withoutAnybodyToAskATokenIsNoArgument() {
        house.save();

        assertThat(house.run("token", "set", "Bike")).isEqualTo(2);

        assertThat(house.err()).contains("--token-file");
    }

    @Test
    void tokensAreForgottenOneByOneOrAllThatWait() throws IOException {
        house.save();
        house.piped = TABLE;
        assertThat(house.run("token", "import")).isZero();

        assertThat(house.run("token", "forget", "--waiting")).isZero();
        assertThat(kept("fan")).isEmpty();
        assertThat(kept("bike")).contains(ONE);
        assertThat(house.run("token", "forget", "Bike")).isZero();
        assertThat(kept("bike")).isEmpty();
        assertThat(house.run("token", "forget")).isEqualTo(2);
    }

    @Test
    void aDeviceWithoutTokensIsSentToTheCommandForPasswords() {
        house.family.reads = Optional.empty();
        house.save();

        assertThat(house.run("token", "show", "Bike")).isEqualTo(2);

        assertThat(house.err()).contains("takes no token");
    }

    @Test
    void whatADeviceGivesAwayIsKeptWhenItIsAdded() throws IOException {
        house.family.given = Optional.of(new Found.Given("token", ONE.toCharArray()));

        assertThat(house.run("add", "cam@127.0.0.5", "--name", "Plug")).isZero();

        String id = house.book().byName("Plug").orElseThrow().id();
        assertThat(kept(id)).contains(ONE);
        assertThat(house.err()).contains("gave its token away").doesNotContain(ONE);
    }
}
