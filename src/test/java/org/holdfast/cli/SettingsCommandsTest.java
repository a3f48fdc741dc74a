// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.net.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Settings and the camera's control. */
class SettingsCommandsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void settingsAreListedWithTheirMeaning() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("settings", "get", "cam@127.0.0.5")).isZero();

        assertThat(house.out().lines())
                .contains("# Picture")
                .anyMatch(line -> line.matches("size +1080p +Size: Full HD"))
                .anyMatch(line -> line.matches("beep +on +Beep \\(unverified\\)"))
                .anyMatch(line -> line.matches("battery +2 +Battery: half full"))
                .anyMatch(line -> line.matches("set-clock +on +Set the clock"));
    }

    @Test
    void oneValueStandsAlone() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("settings", "get", "cam@127.0.0.5", "size")).isZero();

        assertThat(house.out()).isEqualToIgnoringNewLines("1080p");
    }

    @Test
    void settingsAsJsonSayWhatEachTakes() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("settings", "get", "cam@127.0.0.5", "--json")).isZero();

        JsonNode all = house.json().at("/settings");
        assertThat(house.json().at("/device").asString()).isEqualTo("cam@127.0.0.5");
        assertThat(all.at("/0/kind").asString()).isEqualTo("choice");
        assertThat(all.at("/0/options/1/value").asString()).isEqualTo("720p");
        assertThat(all.at("/1/proven").asBoolean()).isFalse();
        assertThat(all.at("/2/most").asInt()).isEqualTo(9);
        assertThat(all.at("/3/secret").asBoolean()).isTrue();
        assertThat(all.at("/3/value").isNull()).isTrue();
        assertThat(all.at("/4/confirmation").asString()).isEqualTo("FORMAT");
        assertThat(all.at("/6/kept").asString()).isEqualTo("holdfast");
    }

    @Test
    void oneSettingAsJsonIsOneObject() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("settings", "get", "cam@127.0.0.5", "loud", "--json"))
                .isZero();

        assertThat(house.json().at("/value").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"size,720p,size = 720p", "size,hd,size = 720p", "loud,5,loud = 5"})
    void whatTheDeviceSaysAfterAChangeIsPrinted(String name, String value, String printed) {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("settings", "set", "cam@127.0.0.5", name, value)).isZero();

        assertThat(house.out()).isEqualToIgnoringNewLines(printed);
    }

    @ParameterizedTest
    @CsvSource({"size,4k", "beep,perhaps", "loud,4", "loud,11", "loud,x", "battery,3", "format,format", "nothing,1"})
    void aValueThatMakesNoSenseIsNotSent(String name, String value) {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("settings", "set", "cam@127.0.0.5", name, value)).isEqualTo(2);

        assertThat(house.family.camera.asked).isEmpty();
    }

    @Test
    void aChangeThatTheCameraIgnoresIsAFailureWithItsReason() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("settings", "set", "cam@127.0.0.5", "beep", "off")).isEqualTo(1);

        assertThat(house.out()).isEqualToIgnoringNewLines("beep = on");
        assertThat(house.err()).contains("did not take the change of \"Beep\"").contains("It records now.");
    }

    @Test
    void losingDataNeedsTheWord() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("settings", "set", "cam@127.0.0.5", "format")).isEqualTo(2);
        assertThat(house.family.camera.asked).isEmpty();
        assertThat(house.err()).contains("Everything on the card is lost.").contains("FORMAT");

        assertThat(house.run("settings", "set", "cam@127.0.0.5", "format", "FORMAT"))
                .isZero();
        assertThat(house.family.camera.asked).containsExactly("format=FORMAT");
    }

    @Test
    void theWordMayBeTypedWhenAsked() {
        PretendHouse house = new PretendHouse(folder);
        house.answers.add("FORMAT");

        assertThat(house.run("settings", "set", "cam@127.0.0.5", "format")).isZero();

        assertThat(house.questions).containsExactly("Everything on the card is lost. Type FORMAT to go on:");
    }

    @Test
    void aSecretIsNeverAnArgument() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("settings", "set", "cam@127.0.0.5", "passphrase", PretendCamera.SECRET))
                .isEqualTo(2);

        assertThat(house.err()).doesNotContain(PretendCamera.SECRET).contains("--password-file");
        assertThat(house.family.camera.asked).isEmpty();
    }

    @Test
    void aSecretComesFromAFileOrIsTypedAndIsNotPrinted() throws IOException {
        PretendHouse house = new PretendHouse(folder);
        Path file = Files.writeString(folder.resolve("secret"), PretendCamera.SECRET + "\n");

        assertThat(house.run("settings", "set", "cam@127.0.0.5", "passphrase", "--password-file", file.toString()))
                .isZero();
        house.typedSecret = Optional.of("another one".toCharArray());
        assertThat(house.run("settings", "set", "cam@127.0.0.5", "passphrase")).isZero();

        assertThat(house.family.camera.asked)
                .containsExactly("passphrase=" + PretendCamera.SECRET, "passphrase=another one");
        assertThat(house.out() + house.err())
                .doesNotContain(PretendCamera.SECRET)
                .doesNotContain("another one");
    }

    @Test
    void aSecretFileThatIsMissingOrForAnotherSettingIsRefused() {
        PretendHouse house = new PretendHouse(folder);
        String missing = folder.resolve("missing").toString();

        assertThat(house.run("settings", "set", "cam@127.0.0.5", "passphrase", "--password-file", missing))
                .isEqualTo(1);
        assertThat(house.run("settings", "set", "cam@127.0.0.5", "size", "720p", "--password-file", missing))
                .isEqualTo(2);

        assertThat(house.family.camera.asked).isEmpty();
    }

    @Test
    void whatHoldfastKeepsAboutASavedDeviceIsKept() {
        PretendHouse house = new PretendHouse(folder);
        house.save();

        assertThat(house.run("settings", "set", "bike", "set-clock", "off")).isZero();

        assertThat(house.out()).isEqualToIgnoringNewLines("set-clock = off");
        assertThat(house.book().byName("bike").orElseThrow().options()).containsEntry("set-clock", "off");
        assertThat(house.run("settings", "set", "cam@127.0.0.9", "set-clock", "off"))
                .isEqualTo(2);
    }

    @Test
    void whatHoldfastKeepsNeedsNoAnswerOfTheCamera() {
        PretendHouse house = new PretendHouse(folder);
        house.book().add(new Device("far", "cam", "C100", "Far", Address.parse("127.0.0.66"), Map.of()));

        assertThat(house.run("settings", "set", "far", "set-clock", "off")).isZero();
        assertThat(house.run("settings", "get", "far", "set-clock")).isZero();

        assertThat(house.out().lines()).containsExactly("set-clock = off", "off");
        assertThat(house.run("settings", "get", "far", "size")).isEqualTo(1);
    }

    @Test
    void theCameraReportsItsState() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("camera", "get", "cam@127.0.0.5")).isZero();
        assertThat(house.run("camera", "start", "cam@127.0.0.5")).isZero();

        assertThat(house.out().lines())
                .contains("Mode             video (Video)", "Does             nothing", "Time that fits   1:01:00")
                .contains("Does             records", "Recorded         1:05");
    }

    @Test
    void theCameraReportsItsStateAsJson() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("camera", "get", "cam@127.0.0.5", "--json")).isZero();

        assertThat(house.json().at("/mode").asString()).isEqualTo("video");
        assertThat(house.json().at("/activity").asString()).isEqualTo("idle");
        assertThat(house.json().at("/secondsLeft").asInt()).isEqualTo(3660);
        assertThat(house.json().at("/modes/1/mode").asString()).isEqualTo("photo");
    }

    @Test
    void aPhotoNeedsTheModeForIt() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("camera", "shoot", "cam@127.0.0.5")).isEqualTo(1);
        assertThat(house.err()).contains("not in this mode").contains("Switch first.");

        assertThat(house.run("camera", "mode", "cam@127.0.0.5", "photo")).isZero();
        assertThat(house.run("camera", "shoot", "cam@127.0.0.5")).isZero();
    }

    @Test
    void aDeviceWithoutAnAbilitySaysSo() {
        PretendHouse house = new PretendHouse(folder);
        house.family.camera.offerNothing();

        assertThat(house.run("camera", "get", "cam@127.0.0.5")).isEqualTo(1);
        assertThat(house.run("events", "cam@127.0.0.5")).isEqualTo(1);

        assertThat(house.err()).contains("cannot be controlled").contains("tells nothing by itself");
    }
}
