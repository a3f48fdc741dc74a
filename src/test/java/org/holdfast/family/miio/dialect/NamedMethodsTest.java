// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.family.miio.dialect.ScriptedCommands.json;
import static org.holdfast.family.miio.dialect.ScriptedCommands.result;

import java.util.List;
import java.util.Map;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.wire.Answer;
import org.holdfast.family.miio.wire.Call;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

class NamedMethodsTest {
    private static final Map<String, String> VALUES = Map.of("power", "\"on\"", "temperature", "31");

    private static NamedMethods methods(ScriptedCommands commands) {
        return new NamedMethods(commands, ChunkSize.of("a.plug.b"));
    }

    /** Leaves out what it does not know, as bad firmware does. */
    private static Answer shifting(JsonNode names) {
        ArrayNode list = JsonMapper.shared().createArrayNode();
        for (JsonNode each : names) {
            String value = VALUES.get(each.stringValue());
            if (value != null) {
                list.add(json(value));
            }
        }
        return new Answer.Result(list);
    }

    @Test
    void valuesComeInTheOrderAsked() throws Exception {
        ScriptedCommands commands = new ScriptedCommands((_, names) -> shifting(names));

        assertThat(methods(commands).getProp(List.of("temperature", "power")))
                .containsExactly(json("31"), json("\"on\""));
        assertThat(commands.asked).containsExactly("get_prop [\"temperature\",\"power\"]");
    }

    @Test
    void aShiftedListIsNotTrustedButAskedForOneByOneAndFromThenOnAtOnceSo() throws Exception {
        ScriptedCommands commands = new ScriptedCommands((_, names) -> shifting(names));
        NamedMethods methods = methods(commands);
        List<String> names = List.of("wifi_led", "temperature", "power");

        assertThat(methods.getProp(names)).containsExactly(json("null"), json("31"), json("\"on\""));
        assertThat(commands.asked).hasSize(4);
        assertThat(methods.getProp(names)).containsExactly(json("null"), json("31"), json("\"on\""));
        assertThat(commands.asked).hasSize(7);
    }

    @Test
    void silenceAndCutAnswersLetFewerBeAskedFor() throws Exception {
        ScriptedCommands commands = new ScriptedCommands((_, names) -> switch (names.size()) {
            case 4 -> null;
            case 2 -> new Answer.Unreadable(true);
            default -> shifting(names);
        });

        assertThat(methods(commands).getProp(List.of("power", "temperature", "power", "temperature")))
                .containsExactly(json("\"on\""), json("31"), json("\"on\""), json("31"));
        assertThat(commands.asked).hasSize(6);
    }

    @Test
    void anUnknownNameIsNoValueAndAnUnknownMethodARefusal() throws Exception {
        ScriptedCommands commands =
                new ScriptedCommands((_, names) -> names.get(0).stringValue().equals("power")
                        ? result("[\"on\"]")
                        : new Answer.Failure(-5001, "command error"));
        assertThat(methods(commands).getProp(List.of("usb_on"))).containsExactly(json("null"));

        for (int code : new int[] {-9999, -10000, -32601}) {
            assertThatThrownBy(
                            () -> methods(new ScriptedCommands((_, _) -> new Answer.Failure(code, "undefined command")))
                                    .getProp(List.of("power")))
                    .isInstanceOf(DeviceException.Refused.class);
        }
    }

    @Test
    void aSetterHasToSayThatItDidIt() throws Exception {
        for (String ok : List.of("[\"ok\"]", "\"OK\"", "[0]", "0")) {
            ScriptedCommands commands = new ScriptedCommands((_, _) -> result(ok));
            assertThat(methods(commands).call("set_power", json("[\"on\"]"), Call.Kind.SET))
                    .isEqualTo(json(ok));
            assertThat(commands.asked).containsExactly("set_power [\"on\"]");
        }
        assertThatThrownBy(() -> methods(new ScriptedCommands((_, _) -> result("[\"error\"]")))
                        .call("set_power", json("[\"on\"]"), Call.Kind.SET))
                .isInstanceOf(DeviceException.Refused.class);
    }

    @Test
    void aPassingHiccupIsTriedAgainButNothingThatMustNotHappenTwice() throws Exception {
        ScriptedCommands commands = new ScriptedCommands((_, _) -> new Answer.Failure(-9999, "user ack timeout"));

        assertThatThrownBy(() -> methods(commands).call("set_power", json("[\"on\"]"), Call.Kind.SET))
                .isInstanceOf(DeviceException.Refused.class);
        assertThat(commands.asked).hasSize(2);
        assertThatThrownBy(() -> methods(commands).call("toggle", json("[]"), Call.Kind.ONCE))
                .isInstanceOf(DeviceException.Refused.class);
        assertThat(commands.asked).hasSize(3);
    }
}
