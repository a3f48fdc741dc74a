// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holdfast.device.Switches;
import org.holdfast.device.Switches.Part;
import org.holdfast.family.miio.dialect.ChunkSize;
import org.holdfast.family.miio.dialect.Commands;
import org.holdfast.family.miio.dialect.NamedMethods;
import org.holdfast.family.miio.wire.Answer;
import org.holdfast.family.miio.wire.Call;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GatewayChildrenTest {
    private static final String GATEWAY = "lumi.gateway.v3";
    private static final String LIST = "get_device_prop[\"lumi.0\",\"device_list\"]";

    private static String question(String child) {
        return "get_device_prop_exp[[\"" + child + "\",\"neutral_0\",\"neutral_1\",\"load_power\"]]";
    }

    private static ScriptedLegacy gateway() {
        return new ScriptedLegacy()
                .answering(LIST, """
                        ["lumi.0",0,0,0,"","lumi.158d0001aa",7,0,0,"3","lumi.158d0002bb",19,0,0,"1","lumi.158d0003cc",11,0,0,"1"]""")
                .answering(question("lumi.158d0001aa"), "[[\"on\",\"off\",12.5]]")
                .answering(question("lumi.158d0002bb"), "[[null,null,null]]")
                .answering(question("lumi.158d0003cc"), "[[\"off\",\"unknown\",null]]");
    }

    @Test
    void childrenThatAreOnOrOffAreOutletsOfTheGateway() throws Exception {
        Switches switches = Models.switches(GATEWAY, gateway());

        assertThat(switches.outlets())
                .extracting(Switches.Outlet::name, Switches.Outlet::proven, Switches.Outlet::kind)
                .containsExactly(
                        tuple("158d0001aa-1", false, Switches.Kind.GANG),
                        tuple("158d0001aa-2", false, Switches.Kind.GANG),
                        tuple("158d0003cc-1", false, Switches.Kind.GANG));
        assertThat(switches.outlets().getFirst().label()).hasToString("Channel 1: 158d0001aa");
        Switches.Readings readings = switches.read(Part.ALL);
        assertThat(Models.on(readings))
                .isEqualTo(Map.of("158d0001aa-1", true, "158d0001aa-2", false, "158d0003cc-1", false));
        assertThat(readings.measures())
                .extracting(Switches.Measure::name, Switches.Measure::value, Switches.Measure::proven)
                .containsExactly(tuple("power-158d0001aa", 12.5, false));
        assertThat(switches.rhythm().quick()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aChildIsSwitchedByTheFirstNameThatItKnows() throws Exception {
        ScriptedLegacy device = gateway();
        device.doing(
                "lumi.158d0001aa toggle_ctrl_neutral[\"neutral_1\",\"on\"]",
                () -> device.answering(question("lumi.158d0001aa"), "[[\"on\",\"on\",20]]"));
        Switches switches = Models.switches(GATEWAY, device);

        assertThat(Models.on(switches.set("158d0001aa-2", true))).containsEntry("158d0001aa-2", true);
        assertThat(device.told())
                .containsExactly(
                        "lumi.158d0001aa toggle_ctrl_neutral[\"channel_1\",\"on\"]",
                        "lumi.158d0001aa toggle_ctrl_neutral[\"neutral_1\",\"on\"]");
    }

    @Test
    void aPlugHasAMethodOfItsOwn() throws Exception {
        ScriptedLegacy device = gateway();
        device.doing(
                "lumi.158d0003cc toggle_plug[\"channel_0\",\"on\"]",
                () -> device.answering(question("lumi.158d0003cc"), "[[\"on\",\"unknown\",null]]"));
        Switches switches = Models.switches(GATEWAY, device);

        assertThat(Models.on(switches.set("158d0003cc-1", true))).containsEntry("158d0003cc-1", true);
        assertThat(device.told()).hasSize(3).noneMatch(each -> each.contains("toggle\""));
    }

    @Test
    void someGatewaysListThemAsObjects() throws Exception {
        ScriptedLegacy device = new ScriptedLegacy()
                .answering(
                        "get_device_list[]",
                        "[{\"did\":\"lumi.158d0001aa\",\"model\":\"lumi.ctrl_neutral1\"},{\"did\":7},17]")
                .answering(question("lumi.158d0001aa"), "[[\"off\",null,null]]");

        assertThat(Models.switches("lumi.gateway.mgl03", device).outlets())
                .extracting(Switches.Outlet::name)
                .containsExactly("158d0001aa-1");
    }

    @Test
    void oneThatTellsOfNoneOffersNothing() throws Exception {
        assertThat(Models.of(GATEWAY, new ScriptedLegacy()).switches()).isEmpty();
        assertThat(Models.of(GATEWAY, new ScriptedLegacy().answering(LIST, "{\"a\":1}"))
                        .switches())
                .isEmpty();
        assertThat(Models.of(GATEWAY, new ScriptedLegacy().answering(LIST, "[\"../../x\",1,2,3,\"\"]"))
                        .switches())
                .isEmpty();
    }

    @Test
    void onlySoManyAreAsked() throws Exception {
        String list = IntStream.range(0, 1000)
                .mapToObj(each -> "\"lumi.158d%04x\",1,0,0,\"1\"".formatted(each))
                .collect(Collectors.joining(",", "[", "]"));
        ScriptedLegacy device = new ScriptedLegacy().answering(LIST, list);
        IntStream.range(0, 1000)
                .forEach(each -> device.answering(question("lumi.158d%04x".formatted(each)), "[[\"on\",null,null]]"));

        assertThat(Models.switches(GATEWAY, device).outlets()).hasSize(64);
    }

    @Test
    void theChildsNameGoesAlongWithTheCommand() throws Exception {
        List<Call> calls = new ArrayList<>();
        Commands gateway = new Commands() {
            @Override
            public String where() {
                return "192.0.2.1:54321";
            }

            @Override
            public String did() {
                return "1";
            }

            @Override
            public Answer call(Call call, Duration patience) {
                calls.add(call);
                return new Answer.Result(JsonMapper.shared().readTree("[\"ok\"]"));
            }
        };

        new NamedMethods(gateway, ChunkSize.of("lumi.gateway.v3"))
                .callChild(
                        "lumi.158d0001aa",
                        "toggle_plug",
                        JsonMapper.shared().readTree("[\"channel_0\",\"on\"]"),
                        Call.Kind.SET);

        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.child()).contains("lumi.158d0001aa");
            assertThat(call.kind()).isEqualTo(Call.Kind.SET);
        });
    }
}
