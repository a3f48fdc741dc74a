// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.holdfast.family.miio.wire.Answer;
import org.holdfast.family.miio.wire.Call;
import org.holdfast.family.miio.wire.Contact.Verdict;
import org.holdfast.family.miio.wire.MiioClient;
import org.holdfast.family.miio.wire.Sighting;
import org.holdfast.lab.fault.Fault;
import org.holdfast.net.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What can happen to virtual devices besides what {@link MiioDeviceTest} tries. */
@Timeout(60)
class MiioFaultsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Answer OK = new Answer.Result(JSON.createArrayNode().add("ok"));
    private static final Duration BRIEFLY = Duration.ofMillis(600);

    @TempDir
    Path folder = Path.of("");

    private MiioRoom room;

    @BeforeEach
    void switchOn() throws Exception {
        room = new MiioRoom(folder);
    }

    @AfterEach
    void switchOff() {
        room.close();
    }

    @Test
    void aDeviceThatGetsAnotherAddressAnswersThereAndNoLongerHere() throws Exception {
        MiioDevice strip = room.device("strip");
        Address before = strip.address();
        long did = room.sighting(strip).did();

        room.faults().on(Fault.ADDRESS_CHANGE);

        assertThat(strip.address()).isNotEqualTo(before);
        assertThat(room.sighting(strip).did()).isEqualTo(did);
        assertThat(room.seen(before, BRIEFLY)).isEmpty();

        room.faults().off(Fault.ADDRESS_CHANGE);

        assertThat(strip.address()).isEqualTo(before);
        assertThat(room.sighting(strip).did()).isEqualTo(did);
    }

    @Test
    void oneNetworkCableIsPulledAndTheOthersStay() throws Exception {
        MiioDevice meter = room.device("meter");
        try (MiioClient client = room.client(meter)) {
            assertThat(client.diagnose().verdict()).isEqualTo(Verdict.ANSWERS);

            room.faults().on(Fault.OFFLINE, "meter");

            assertThat(client.diagnose().verdict()).isEqualTo(Verdict.SILENT);
            assertThat(room.seen(room.device("strip").address(), MiioRoom.SOON)).isPresent();

            room.faults().off(Fault.OFFLINE);
            assertThat(client.diagnose().verdict()).isIn(Verdict.ANSWERS, Verdict.ANSWERS_AFTER_HELLO);
        }
    }

    @Test
    void aDeviceThatIsToldANetworkFallsSilentAndComesBackHidingTheSameToken() throws Exception {
        MiioDevice plug = room.device("plug");
        room.faults().on(Fault.UNPROVISIONED);
        Sighting before = room.sighting(plug);
        assertThat(before.shown()).isPresent();

        try (MiioClient client = room.client(plug)) {
            assertThat(client.call(network("sea breeze"))).isEqualTo(OK);
            assertThat(room.seen(plug.address(), BRIEFLY)).as("while it joins").isEmpty();

            Sighting after = room.sighting(plug);

            assertThat(after.did()).isEqualTo(before.did());
            assertThat(after.shown()).isEmpty();
            assertThat(client.diagnose().verdict()).isIn(Verdict.ANSWERS, Verdict.ANSWERS_AFTER_HELLO);
        }
    }

    @Test
    void aDeviceMayMakeItselfANewTokenOnThatWay() throws Exception {
        MiioDevice plug = room.device("plug");
        String first = MiioRoom.fact(plug, "token");
        room.faults().on(Fault.UNPROVISIONED);
        room.faults().on(Fault.NEW_TOKEN);

        try (MiioClient old = room.client(plug)) {
            assertThat(old.call(network("sea breeze"))).isEqualTo(OK);
            assertThat(room.sighting(plug).shown()).isEmpty();

            assertThat(MiioRoom.fact(plug, "token")).isNotEqualTo(first);
            assertThat(old.diagnose().verdict()).isEqualTo(Verdict.DEAF_SINCE);
        }
        try (MiioClient client = room.client(plug)) {
            assertThat(client.diagnose().verdict()).isEqualTo(Verdict.ANSWERS);
        }
    }

    @Test
    void aPasswordThatCannotBeRightLeavesItUnreachableUntilItIsReset() throws Exception {
        MiioDevice plug = room.device("plug");
        room.faults().on(Fault.UNPROVISIONED);
        try (MiioClient client = room.client(plug)) {
            assertThat(client.call(network("short"))).as("it does not say so").isEqualTo(OK);
            assertThat(room.seen(plug.address(), Duration.ofMillis(1500))).isEmpty();
        }

        plug.unplug();
        plug.plug();

        assertThat(room.sighting(plug).shown()).isPresent();
    }

    @Test
    void aNetworkWithoutANameIsRefused() throws Exception {
        MiioDevice plug = room.device("plug");
        try (MiioClient client = room.client(plug)) {
            assertThat(client.call(Call.set("miIO.config_router", JSON.readTree("{\"passwd\":\"12345678\"}"))))
                    .isEqualTo(new Answer.Failure(-5005, "params error"));
            assertThat(client.call(Call.info())).isInstanceOf(Answer.Result.class);
        }
    }

    @Test
    void zeroBytesAtTheEndAndAnEmptyResultAreSentAsAsked() throws Exception {
        try (MiioClient client = room.client(room.device("plug"))) {
            room.faults().on(Fault.BROKEN_JSON, "zero-end");
            assertThat(client.call(power("on"))).isEqualTo(OK);
            room.faults().on(Fault.BROKEN_JSON, "empty-result");

            // What is left is the id alone, and so the result.
            assertThat(client.call(power("off")))
                    .isInstanceOfSatisfying(
                            Answer.Result.class,
                            result -> assertThat(result.value().has("id")).isTrue());
            assertThat(room.device("plug").state()).containsEntry("power", "off");
        }
    }

    @Test
    void answersAsOfSimulatorsAreUnderstood() throws Exception {
        room.faults().on(Fault.PLAIN_ANSWERS);
        try (MiioClient client = room.client(room.device("plug"))) {
            assertThat(client.result(Call.info()).get("model").stringValue()).isEqualTo("chuangmi.plug.m1");
            assertThat(client.call(power("on")))
                    .isInstanceOfSatisfying(
                            Answer.Result.class,
                            result -> assertThat(result.succeeded()).isTrue());
            assertThat(client.call(power("maybe"))).isEqualTo(new Answer.Failure(0, "invalid_arg"));
        }
    }

    @Test
    void aDeviceThatIsParticularAboutTheTimeTakesOurCommands() throws Exception {
        room.faults().on(Fault.STRICT_STAMP);
        try (MiioClient client = room.client(room.device("plug"))) {
            assertThat(client.call(power("on"))).isEqualTo(OK);
            assertThat(client.counts().resent()).isZero();
        }
    }

    private static Call power(String word) {
        return Call.set("set_power", JSON.createArrayNode().add(word));
    }

    private static Call network(String password) {
        return Call.set(
                "miIO.config_router",
                JSON.createObjectNode()
                        .put("ssid", "Harbour")
                        .put("passwd", password)
                        .put("uid", 0));
    }
}
