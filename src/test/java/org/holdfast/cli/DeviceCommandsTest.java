// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.holdfast.device.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Listing, adding, removing and asking devices. */
class DeviceCommandsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void savedDevicesAreListed() {
        PretendHouse house = new PretendHouse(folder);
        house.save();

        assertThat(house.run("devices")).isZero();

        assertThat(house.out()).isEqualToIgnoringNewLines("Bike  C100  cam@127.0.0.5");
    }

    @Test
    void withoutDevicesTheWayToFindOneIsTold() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("devices")).isZero();

        assertThat(house.out()).isEmpty();
        assertThat(house.err()).contains("holdfast devices --search");
    }

    @Test
    void aSearchShowsWhatAnswersAndWhatCannotBeUsed() {
        PretendHouse house = new PretendHouse(folder);
        house.discovery.answering.add(house.save().id());

        assertThat(house.run(
                        "devices",
                        "--search",
                        "--json",
                        "--at",
                        "127.0.0.5",
                        "--at",
                        "cam@127.0.0.6:81",
                        "--at",
                        "127.0.0.77"))
                .isZero();

        JsonNode json = house.json();
        assertThat(json.at("/devices/0/name").asString()).isEqualTo("Bike");
        assertThat(json.at("/devices/0/address").asString()).isEqualTo("cam@127.0.0.5");
        assertThat(json.at("/devices/0/answers").asBoolean()).isTrue();
        assertThat(json.at("/found")).hasSize(2);
        assertThat(json.at("/found/0/address").asString()).isEqualTo("cam@127.0.0.6:81");
        assertThat(json.at("/found/0/supported").asBoolean()).isTrue();
        assertThat(json.at("/found/0/remarks/0").asString()).contains("clashes");
        assertThat(json.at("/found/1/supported").asBoolean()).isFalse();
        assertThat(json.at("/found/1/what").asString()).contains("Ambarella");
    }

    @Test
    void aSearchThatFindsNothingNamesWhatIsInTheWay() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("devices", "--search")).isZero();

        assertThat(house.err()).contains("Wi-Fi is off. Switch it on.");
    }

    @Test
    void aDeviceIsAddedFromItsAddressUnderAName() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("add", "cam@127.0.0.5", "--name", "Bike")).isZero();

        assertThat(house.out()).isEqualToIgnoringNewLines("Saved \"Bike\" (C100, cam@127.0.0.5).");
        assertThat(house.err()).contains("Its network clashes with yours.");
        assertThat(house.book().byName("bike").map(Device::model)).contains("C100");
        assertThat(house.closed).isEqualTo(1);
    }

    @Test
    void theSameDeviceIsNotSavedAgainBecauseItsFurtherPortsAreWrittenOtherwise() {
        PretendHouse house = new PretendHouse(folder);
        assertThat(house.run("add", "cam@127.0.0.5", "--name", "Bike")).isZero();

        assertThat(house.run("add", "cam@127.0.0.5,events=3334", "--name", "Other"))
                .isEqualTo(1);

        assertThat(house.err()).contains("Bike");
        assertThat(house.book().devices()).hasSize(1);
    }

    @Test
    void theNameOfADevicesOwnNetworkIsNoAddressAndTellsWhatItIs() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("add", "LLM_123456")).isEqualTo(2);
        assertThat(house.err())
                .contains("That is the name of a Wi-Fi network. By its name this is another maker's camera.");
        assertThat(house.book().devices()).isEmpty();
    }

    @Test
    void aPortThatNobodyKnowsIsRefusedWithThoseThatAreKnown() {
        PretendHouse house = new PretendHouse(folder);

        for (String[] command : new String[][] {
            {"add", "cam@127.0.0.5,foo=3"}, {"info", "cam@127.0.0.5,foo=3"}, {"devices", "--at", "127.0.0.5,foo=3"}
        }) {
            assertThat(house.run(command)).as(command[0]).isEqualTo(2);
            assertThat(house.err())
                    .contains("\"foo\" is no port that such a device has. These are known: events, rtsp.");
        }
        assertThat(house.book().devices()).isEmpty();
    }

    @Test
    void theOnlyDeviceThatASearchFindsIsAdded() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("add", "--search", "--at", "127.0.0.5")).isZero();

        assertThat(house.book().devices()).hasSize(1);
    }

    @Test
    void ofSeveralFoundNoneIsAddedAndAllAreNamed() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("add", "--search", "--at", "127.0.0.5", "--at", "127.0.0.6"))
                .isEqualTo(1);

        assertThat(house.err()).contains("cam@127.0.0.5 cam@127.0.0.6");
        assertThat(house.book().devices()).isEmpty();
    }

    @Test
    void whatAnotherChipAnswersIsNamed() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("add", "127.0.0.77")).isEqualTo(1);

        assertThat(house.err()).contains("Camera with an Ambarella chip").contains("It speaks otherwise.");
    }

    @Test
    void aSavedDeviceIsNotAddedAgain() {
        PretendHouse house = new PretendHouse(folder);
        house.save();

        assertThat(house.run("add", "cam@127.0.0.5")).isEqualTo(1);
        assertThat(house.run("add", "127.0.0.8", "--name", "BIKE")).isEqualTo(2);

        assertThat(house.book().devices()).hasSize(1);
    }

    @Test
    void aDeviceIsRemovedByItsName() {
        PretendHouse house = new PretendHouse(folder);
        house.save();

        assertThat(house.run("remove", "bike")).isZero();
        assertThat(house.run("remove", "bike")).isEqualTo(2);

        assertThat(house.book().devices()).isEmpty();
    }

    @Test
    void aDeviceTellsAboutItself() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("info", "cam@127.0.0.5")).isZero();

        assertThat(house.out().lines())
                .containsOnlyOnce(
                        "Model     C100",
                        "Address   cam@127.0.0.5",
                        "Firmware  1.2",
                        "Offers    camera, settings, events, recordings, steering, wifi");
    }

    @Test
    void aSavedDeviceTellsAboutItselfAsJson() {
        PretendHouse house = new PretendHouse(folder);
        house.save();

        assertThat(house.run("info", "--json", "BIKE")).isZero();

        JsonNode json = house.json();
        assertThat(json.at("/name").asString()).isEqualTo("Bike");
        assertThat(json.at("/saved").asBoolean()).isTrue();
        assertThat(json.at("/model").asString()).isEqualTo("C100");
        assertThat(json.at("/facts/2/name").asString()).isEqualTo("battery");
        assertThat(json.at("/facts/2/value").asString()).isEqualTo("half full");
        assertThat(json.at("/capabilities/0").asString()).isEqualTo("camera");
    }

    @Test
    void aDeviceThatDoesNotAnswerIsExitStatusOneWithASentenceAndAnAdvice() {
        PretendHouse house = new PretendHouse(folder);

        assertThat(house.run("info", "cam@127.0.0.66")).isEqualTo(1);

        assertThat(house.out()).isEmpty();
        assertThat(house.err().lines())
                .anyMatch(line -> line.startsWith("holdfast: Nothing answers at 127.0.0.66"))
                .anyMatch(line -> line.startsWith("Check that the device is on"));
        assertThat(house.err()).doesNotContain("Exception");
        assertThat(house.closed).isEqualTo(1);
    }
}
