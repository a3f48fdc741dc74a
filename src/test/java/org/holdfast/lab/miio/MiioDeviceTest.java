// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.wire.Answer;
import org.holdfast.family.miio.wire.Call;
import org.holdfast.family.miio.wire.Contact.Verdict;
import org.holdfast.family.miio.wire.HelloSearch;
import org.holdfast.family.miio.wire.MiioClient;
import org.holdfast.family.miio.wire.Route;
import org.holdfast.family.miio.wire.Sighting;
import org.holdfast.family.miio.wire.Token;
import org.holdfast.lab.Lab;
import org.holdfast.lab.fault.Fault;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class MiioDeviceTest {
    private static final Answer OK = new Answer.Result(list("ok"));

    private final Network network = new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC());
    private final Lab lab = new Lab(Lab.Options.usual(Path.of("target", "lab-cache"))
            .only(MiioDevice.FAMILY)
            .at(InetAddress.ofLiteral("127.0.83.1")));
    private MiioDevice plug;

    @BeforeEach
    void switchOn() throws IOException {
        lab.start();
        plug = lab.miioDevices().getFirst();
    }

    @AfterEach
    void switchOff() {
        lab.close();
    }

    @Test
    void thePlugIsSwitchedAndReadByTheOldMethods() throws Exception {
        try (MiioClient client = client()) {
            assertThat(client.call(set("set_power", "on"))).isEqualTo(OK);
            assertThat(plug.state()).containsEntry("power", "on");
            assertThat(client.call(Call.read("get_prop", list("power", "temperature", "wifi_led", "volts"))))
                    .isEqualTo(new Answer.Result(JsonMapper.shared().readTree("[\"on\",31,\"on\",null]")));
            assertThat(client.call(set("set_wifi_led", "off"))).isEqualTo(OK);

            assertThat(plug.state()).containsEntry("wifi_led", "off");
            JsonNode info = client.result(Call.info());
            assertThat(info.get("model").stringValue()).isEqualTo("chuangmi.plug.m1");
            assertThat(info.has("token")).isFalse();
            assertThat(client.call(set("set_power", "maybe"))).isEqualTo(new Answer.Failure(-5001, "invalid_arg"));
            assertThat(client.call(Call.read("get_properties", list())))
                    .isEqualTo(new Answer.Failure(-9999, "undefined command"));
        }
    }

    @Test
    void aSearchFindsItAndItShowsItsTokenOnlyWhileItIsUnprovisioned() throws Exception {
        assertThat(sighting().shown()).isEmpty();

        lab.faults().on(Fault.UNPROVISIONED);

        try (Token shown = sighting().shown().orElseThrow()) {
            assertThat(new String(shown.hex())).isEqualTo(fact("token"));
        }
        assertThat(sighting().did()).isEqualTo(Long.parseLong(fact("did")));
    }

    @Test
    void anAnswerThatIsLostAfterTheDeedLetsASettingBeSetAgainAndNothingElse() throws Exception {
        lab.faults().on(Fault.LOST_REPLY);
        try (MiioClient client = client()) {
            assertThat(client.call(set("set_power", "on"))).isEqualTo(OK);
            assertThat(plug.done()).containsExactly("set_power [\"on\"]", "set_power [\"on\"]");

            lab.faults().on(Fault.LOST_REPLY);
            assertThatThrownBy(() -> client.call(Call.once("set_power", list("off")), Duration.ofSeconds(1)))
                    .isInstanceOf(DeviceException.TimedOut.class);
            assertThat(plug.done()).hasSize(3);
            assertThat(plug.state()).containsEntry("power", "off");
        }
    }

    @Test
    void aLateAnswerCounts() throws Exception {
        lab.faults().on(Fault.LATE_REPLY, "1300");
        try (MiioClient client = client()) {
            assertThat(client.call(set("set_power", "on"))).isEqualTo(OK);
            assertThat(client.counts().resent()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zero-rubbish", "zeros", "doubled-comma", "statistics", "empty-member", "holes", "control"})
    void brokenJsonIsUnderstood(String kind) throws Exception {
        lab.faults().on(Fault.BROKEN_JSON, kind);
        try (MiioClient client = client()) {
            assertThat(client.call(set("set_power", "on"))).isEqualTo(OK);
            assertThat(client.counts().repaired()).isEqualTo(1);
        }
    }

    @Test
    void whatIsCutOffOrEmptyIsToldAsSuch() throws Exception {
        try (MiioClient client = client()) {
            lab.faults().on(Fault.BROKEN_JSON, "cut");
            assertThat(client.call(Call.info())).isEqualTo(new Answer.Unreadable(true));
            lab.faults().on(Fault.BROKEN_JSON, "empty");
            assertThat(client.call(Call.info())).isEqualTo(new Answer.NoDetails());
        }
    }

    @Test
    void moreThanItCanIsCutOff() throws Exception {
        lab.faults().on(Fault.CHUNK_LIMIT);
        try (MiioClient client = client()) {
            assertThat(client.call(Call.read("get_prop", list("power", "temperature"))))
                    .isEqualTo(new Answer.Unreadable(true));
            assertThat(client.call(Call.read("get_prop", list("power")))).isEqualTo(new Answer.Result(list("off")));
        }
    }

    @Test
    void aChangedTokenOrARefusedStampIsToldFromAPulledPlug() throws Exception {
        try (MiioClient client = client()) {
            assertThat(client.diagnose().verdict()).isEqualTo(Verdict.ANSWERS);
            lab.faults().on(Fault.TOKEN_CHANGE);
            assertThat(client.diagnose().verdict()).isEqualTo(Verdict.DEAF_SINCE);
            lab.faults().off(Fault.TOKEN_CHANGE);
            lab.faults().on(Fault.WRONG_STAMP);
            assertThat(client.diagnose().verdict()).isEqualTo(Verdict.STAMP_REFUSED);
            lab.faults().off(Fault.WRONG_STAMP);
            lab.plug(false);
            assertThat(client.diagnose().verdict()).isEqualTo(Verdict.SILENT);
            lab.plug(true);
            assertThat(client.diagnose().verdict()).isIn(Verdict.ANSWERS, Verdict.ANSWERS_AFTER_HELLO);
        }
    }

    private Sighting sighting() throws InterruptedException {
        return new HelloSearch(network)
                .first(new SearchTargets.Target(plug.address(), Optional.empty()), Duration.ofSeconds(20))
                .orElseThrow();
    }

    private MiioClient client() throws DeviceException {
        try (Token token = Token.parse(fact("token").toCharArray()).orElseThrow()) {
            Route route = new Route(plug.address(), Optional.empty(), OptionalLong.of(Long.parseLong(fact("did"))));
            return MiioClient.open(network, route, token);
        }
    }

    private String fact(String name) {
        return plug.facts(plug.address()).getOrDefault(name, "");
    }

    private static Call set(String method, String word) {
        return Call.set(method, list(word));
    }

    private static JsonNode list(String... words) {
        return JsonMapper.shared().valueToTree(words);
    }
}
