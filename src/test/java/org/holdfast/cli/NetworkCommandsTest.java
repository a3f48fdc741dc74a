// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.holdfast.device.WifiSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands for a device's network and its password, and pictures offered again. */
class NetworkCommandsTest {
    @TempDir
    Path folder = Path.of("");

    private Path secret(String words) throws IOException {
        return Files.writeString(folder.resolve("secret"), words + "\n");
    }

    @Test
    void theNetworkOfADeviceIsTold() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("wifi", "get", "cam@127.0.0.5")).isZero();
        assertThat(house.out()).isEqualToIgnoringNewLines("It is on Harbour (-61 dBm).");
    }

    @Test
    void anAccessPointOfItsOwnIsOneInJsonToo() {
        PretendHouse house = new PretendHouse(folder);
        house.family.camera.wifi.present = Optional.of(new WifiSetup.Present(Optional.empty(), OptionalInt.empty()));

        assertThat(house.run("wifi", "get", "cam@127.0.0.5", "--json")).isZero();
        assertThat(house.json().at("/accessPoint").asBoolean()).isTrue();
        assertThat(house.json().has("ssid")).isFalse();
    }

    @Test
    void networksAreListedWithoutTheirControlCharacters() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("wifi", "scan", "cam@127.0.0.5")).isZero();
        assertThat(house.out().lines())
                .containsExactly(
                        "Harbour\ufffd[2J  -61 dBm  password", "Guests       -        open", "Third        -80 dBm  -");
    }

    @Test
    void aDeviceThatSeesNoNetworksSaysSo() {
        PretendHouse house = new PretendHouse(folder);
        house.family.camera.wifi.scans = false;

        assertThat(house.run("wifi", "scan", "cam@127.0.0.5")).isEqualTo(1);
        assertThat(house.err()).contains("cannot list networks");
    }

    @Test
    void aDeviceIsSentToANetworkAfterTheWarningAndAYes() throws Exception {
        PretendHouse house = new PretendHouse(folder);
        house.answers.add("yes");

        assertThat(house.run(
                        "wifi",
                        "join",
                        "cam@127.0.0.5",
                        "Harbour",
                        "--password-file",
                        secret("hunter22").toString()))
                .isZero();

        assertThat(house.family.camera.wifi.joined).containsExactly("Harbour hunter22");
        assertThat(house.err()).contains("unencrypted").doesNotContain("hunter22");
        assertThat(house.out()).contains("It restarts now.").doesNotContain("hunter22");
    }

    @Test
    void nothingIsSentWithoutAYesOrWithAWrongPassword() throws Exception {
        PretendHouse house = new PretendHouse(folder);
        String file = secret("hunter22").toString();

        assertThat(house.run("wifi", "join", "cam@127.0.0.5", "Harbour", "--password-file", file))
                .isEqualTo(2);
        house.answers.add("no");
        assertThat(house.run("wifi", "join", "cam@127.0.0.5", "Harbour", "--password-file", file))
                .isEqualTo(2);
        assertThat(house.run("wifi", "join", "cam@127.0.0.5", "Harbour", "--yes"))
                .isEqualTo(2);
        assertThat(house.run("wifi", "join", "cam@127.0.0.5", "Harbour", "--open", "--password-file", file))
                .isEqualTo(2);
        secret("short");
        assertThat(house.run("wifi", "join", "cam@127.0.0.5", "Harbour", "--yes", "--password-file", file))
                .isEqualTo(2);

        assertThat(house.err()).contains("8 characters or more");
        assertThat(house.family.camera.wifi.joined).isEmpty();
    }

    @Test
    void anOpenNetworkNeedsNoPassword() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("wifi", "join", "cam@127.0.0.5", "Guests", "--open", "--yes"))
                .isZero();
        assertThat(house.family.camera.wifi.joined).containsExactly("Guests ");
    }

    @Test
    void aPasswordIsKeptAmongTheSecretsAndForgotten() throws Exception {
        PretendHouse house = new PretendHouse(folder);
        house.save();

        assertThat(house.run(
                        "password", "Bike", "--password-file", secret("6666").toString()))
                .isZero();
        assertThat(house.secrets.get("bike", "password"))
                .hasValueSatisfying(kept -> assertThat(kept).containsExactly('6', '6', '6', '6'));
        assertThat(house.out()).contains("Password of Bike was saved.").doesNotContain("6666");

        assertThat(house.run("password", "Bike", "--forget")).isZero();
        assertThat(house.secrets.get("bike", "password")).isEmpty();
    }

    @Test
    void aPasswordIsRefusedForUnsavedDevicesOtherKindsAndAnAbsurdLength() throws Exception {
        PretendHouse house = new PretendHouse(folder);
        house.save();
        String file = secret("x".repeat(40)).toString();

        assertThat(house.run("password", "cam@127.0.0.9", "--password-file", file))
                .isEqualTo(2);
        assertThat(house.run("password", "Bike", "token", "--password-file", file))
                .isEqualTo(2);
        assertThat(house.run("password", "Bike", "--password-file", file)).isEqualTo(2);
        assertThat(house.run("password", "Bike")).isEqualTo(2);

        assertThat(house.err()).contains("is not saved", "takes one of: password", "1 to 31 characters");
        assertThat(house.secrets.get("bike", "password")).isEmpty();
    }

    @Test
    void aLockedStoreIsAFailure() throws Exception {
        PretendHouse house = new PretendHouse(folder);
        house.save();
        house.secrets.lock();

        assertThat(house.run(
                        "password", "Bike", "--password-file", secret("6666").toString()))
                .isEqualTo(1);
        assertThat(house.err()).contains("The secret store could not be used.");
    }

    @Test
    void picturesAreOfferedUntilTheCommandIsStopped() throws Exception {
        PretendHouse house = new PretendHouse(folder);
        house.save();
        CommandLineProgram program = house.program();
        CompletableFuture<Integer> run =
                CompletableFuture.supplyAsync(() -> program.run("restream", "Bike", "--port", "0", "--json"));
        await().until(() -> house.out().endsWith("}\n"));
        JsonNode offer = JsonMapper.builder().build().readTree(house.out());
        URI page = URI.create(offer.at("/page").asString());

        HttpURLConnection answer = (HttpURLConnection) page.toURL().openConnection();
        assertThat(answer.getResponseCode()).isEqualTo(200);

        assertThat(program.stop(20)).isZero();
        assertThat(run.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(offer.at("/snapshot").asString()).isEqualTo(page + "bike/snapshot.jpg");
        assertThat(folder.resolve("config").resolve("restream.json")).doesNotExist();
    }

    @Test
    void withAUserThePasswordIsNeededAndNotSaved() throws Exception {
        PretendHouse house = new PretendHouse(folder);
        house.save();
        CommandLineProgram program = house.program();
        String file = secret("hush").toString();
        CompletableFuture<Integer> run = CompletableFuture.supplyAsync(
                () -> program.run("restream", "Bike", "--port", "0", "--user", "anna", "--password-file", file));
        await().until(() -> house.err().contains("Running"));
        String page = house.out()
                .lines()
                .filter(line -> line.contains("browser"))
                .map(line -> line.replaceFirst(".*http", "http").replaceFirst("bike/.*", ""))
                .findFirst()
                .orElseThrow();

        HttpURLConnection answer = (HttpURLConnection) URI.create(page).toURL().openConnection();
        assertThat(answer.getResponseCode()).isEqualTo(401);

        assertThat(program.stop(20)).isZero();
        assertThat(run.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(house.out()).contains("anna:PASSWORD@").doesNotContain("hush");
        assertThat(house.secrets.get("restream", "password")).isEmpty();
    }

    @Test
    void whatCannotBeOfferedIsSaidBeforeAnythingListens() {
        PretendHouse house = new PretendHouse(folder);
        house.save();

        assertThat(house.run("restream", "cam@127.0.0.9")).isEqualTo(2);
        assertThat(house.run("restream", "Bike", "--port", "70000")).isEqualTo(2);
        assertThat(house.run("restream", "Bike", "--user", "a b")).isEqualTo(2);
        assertThat(house.run("restream", "Bike", "--user", "anna")).isEqualTo(2);
        assertThat(house.run("restream", "Bike", "--bind", "192.0.2.1", "--port", "0"))
                .isEqualTo(1);
        assertThat(house.err()).contains("is not saved", "cannot listen on 192.0.2.1");
    }
}
