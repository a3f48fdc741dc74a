// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.family.miio.dialect.ScriptedCommands.json;
import static org.holdfast.family.miio.dialect.ScriptedCommands.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.wire.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

class NumberedPropertiesTest {
    private static final PropertyAddress RELAY = new PropertyAddress(2, 1);
    private static final List<PropertyAddress> TWELVE = IntStream.rangeClosed(1, 12)
            .mapToObj(piid -> new PropertyAddress(2, piid))
            .toList();
    private static final Answer HICCUP = new Answer.Failure(-9999, "user ack timeout");

    private final ChunkSize size = ChunkSize.of("a.plug.b");

    private NumberedProperties properties(ScriptedCommands commands) {
        return new NumberedProperties(commands, size, _ -> {});
    }

    /** Each property's value is its number. */
    private static Answer all(JsonNode parameters) {
        ArrayNode list = JsonMapper.shared().createArrayNode();
        // Devices answer in whichever order.
        for (int i = parameters.size() - 1; i >= 0; i--) {
            JsonNode each = parameters.get(i);
            list.addObject()
                    .put("did", "other")
                    .put("siid", each.get("siid").intValue())
                    .put("piid", each.get("piid").intValue())
                    .put("code", 0)
                    .put("value", each.get("piid").intValue());
        }
        return new Answer.Result(list);
    }

    private static void assertTwelve(Map<PropertyAddress, Entry> said) {
        assertThat(said.keySet()).containsExactlyElementsOf(TWELVE);
        said.forEach((address, entry) ->
                assertThat(entry).isEqualTo(new Entry.Value(json(Integer.toString(address.piid())))));
    }

    @Test
    void tenAreAskedAtOnceAndMatchedByTheirNumbersWithTheDeviceIdOfTheDevice() throws Exception {
        ScriptedCommands commands = new ScriptedCommands((_, parameters) -> all(parameters));

        assertTwelve(properties(commands).get(TWELVE));

        assertThat(commands.asked).hasSize(2);
        assertThat(commands.asked.getLast())
                .isEqualTo(
                        "get_properties [{\"did\":\"42\",\"siid\":2,\"piid\":11},{\"did\":\"42\",\"siid\":2,\"piid\":12}]");
    }

    @Test
    void aDeviceThatStandsTwoIsAskedForFewerUntilItAnswersAndThatIsRememberedForItsModel() throws Exception {
        List<Integer> sizes = new ArrayList<>();
        ScriptedCommands commands = new ScriptedCommands((_, parameters) -> {
            sizes.add(parameters.size());
            return switch (parameters.size()) {
                case 10 -> null;
                case 5 -> HICCUP;
                case 2, 1 -> all(parameters);
                default -> new Answer.Unreadable(true);
            };
        });

        assertTwelve(properties(commands).get(TWELVE));
        assertThat(sizes).containsExactly(10, 5, 2, 2, 2, 2, 2, 2);
        assertThat(commands.patience.getFirst()).isEqualTo(NumberedProperties.DOUBTFUL);

        sizes.clear();
        assertTwelve(properties(commands).get(TWELVE));
        assertThat(sizes).hasSize(6).containsOnly(2);
    }

    @Test
    void weakFirmwareIsAskedOneByOneFromTheBeginning() {
        assertThat(ChunkSize.of("cuco.plug.v3").most()).isEqualTo(1);
        assertThat(ChunkSize.of("chuangmi.plug.212a01").most()).isEqualTo(10);
    }

    @Test
    void aQuestionStaysBelowNineHundredBytes() throws Exception {
        ScriptedCommands commands = new ScriptedCommands((_, parameters) -> {
            assertThat(parameters.toString().length()).isLessThan(NumberedProperties.LARGEST_QUESTION);
            return all(parameters);
        });
        List<PropertyAddress> far = IntStream.range(0, 40)
                .mapToObj(each -> new PropertyAddress(1_000_000_000 + each, 1_000_000_000 + each))
                .toList();

        assertThat(properties(commands).get(far)).hasSize(40);
    }

    @Test
    void goodAndBadEntriesStandSideBySide() throws Exception {
        ScriptedCommands commands = new ScriptedCommands((_, _) -> result("""
                [{"siid":2,"piid":1,"code":0,"value":true},{"siid":2,"piid":2,"code":-4001},
                 {"siid":2,"piid":3,"code":1,"value":7},{"siid":2,"piid":4,"code":0},
                 {"siid":9,"piid":9,"code":0,"value":"not asked for"},7]"""));

        assertThat(properties(commands).get(TWELVE.subList(0, 5)))
                .containsExactly(
                        Map.entry(TWELVE.get(0), new Entry.Value(json("true"))),
                        Map.entry(TWELVE.get(1), new Entry.Code(-4001)),
                        Map.entry(TWELVE.get(2), new Entry.Value(json("7"))),
                        Map.entry(TWELVE.get(3), new Entry.Code(-4004)));
    }

    @Test
    void entriesWithoutNumbersAreTakenInOrder() throws Exception {
        ScriptedCommands commands =
                new ScriptedCommands((_, _) -> result("[{\"code\":0,\"value\":1},{\"code\":-4003}]"));

        assertThat(properties(commands).get(TWELVE.subList(0, 2)).values())
                .containsExactly(new Entry.Value(json("1")), new Entry.Code(-4003));
    }

    @Test
    void anErrorForOneIsItsOwnOnlyWhereOthersWereRead() throws Exception {
        ScriptedCommands commands = new ScriptedCommands(
                (_, parameters) -> parameters.path(0).path("piid").asInt(0) == 2 ? HICCUP : all(parameters));
        size.failed(2);

        assertThat(properties(commands).get(TWELVE.subList(0, 2)).values())
                .containsExactly(new Entry.Value(json("1")), new Entry.Code(-9999));
        ScriptedCommands legacy = new ScriptedCommands((_, _) -> HICCUP);
        NumberedProperties fresh = new NumberedProperties(legacy, ChunkSize.of("cuco.x"), _ -> {});
        assertThatThrownBy(() -> fresh.get(TWELVE)).isInstanceOf(DeviceException.Refused.class);
        assertThat(legacy.asked).as("tried again once, then given up").hasSize(2);
    }

    @Test
    void aSettingIsReadBackUntilItIsThereOrNot() throws Exception {
        List<String> values = new ArrayList<>(List.of("false", "true"));
        ScriptedCommands commands = new ScriptedCommands((method, _) -> method.equals("set_properties")
                ? result("[{\"siid\":2,\"piid\":1,\"code\":1}]")
                : result("[{\"siid\":2,\"piid\":1,\"code\":0,\"value\":" + values.removeFirst() + "}]"));

        assertThat(properties(commands).set(RELAY, json("true"))).isEqualTo(new Entry.Value(json("true")));
        assertThat(commands.asked)
                .first()
                .isEqualTo("set_properties [{\"did\":\"42\",\"siid\":2,\"piid\":1,\"value\":true}]");
        assertThat(commands.asked).hasSize(3);
        values.addAll(List.of("false", "false"));
        assertThat(properties(commands).set(RELAY, json("true")))
                .as("what it says, not what was hoped for")
                .isEqualTo(new Entry.Value(json("false")));
    }

    @Test
    void aPlainZeroIsSuccessAndACodeIsARefusalWithItsMeaning() throws Exception {
        properties(new ScriptedCommands((_, _) -> result("0"))).write(RELAY, json("true"));

        assertThatThrownBy(() -> properties(
                                new ScriptedCommands((_, _) -> result("[{\"siid\":2,\"piid\":1,\"code\":-4005}]")))
                        .write(RELAY, json("9")))
                .isInstanceOf(DeviceException.Refused.class)
                .hasMessageContaining("out of range");
        assertThatThrownBy(() ->
                        properties(new ScriptedCommands((_, _) -> result("[]"))).write(RELAY, json("9")))
                .isInstanceOf(DeviceException.Refused.class)
                .hasMessageContaining("did not say that it did it");
    }

    @Test
    void anActionIsSentOnceAndGivesBackWhatItSays() throws Exception {
        ScriptedCommands commands = new ScriptedCommands((_, _) -> result("{\"code\":0,\"out\":[5]}"));
        assertThat(properties(commands).action(2, 1, List.of(json("3")))).containsExactly(json("5"));
        assertThat(commands.asked).containsExactly("action {\"did\":\"42\",\"siid\":2,\"aiid\":1,\"in\":[3]}");
        assertThat(properties(new ScriptedCommands((_, _) -> result("[\"ok\"]")))
                        .action(2, 1, List.of()))
                .isEmpty();

        ScriptedCommands silent = new ScriptedCommands((_, _) -> null);
        assertThatThrownBy(() -> properties(silent).action(2, 1, List.of()))
                .isInstanceOf(DeviceException.TimedOut.class);
        assertThat(silent.asked).hasSize(1);
        assertThatThrownBy(() -> properties(new ScriptedCommands((_, _) -> result("{\"code\":-4006}")))
                        .action(2, 1, List.of()))
                .isInstanceOf(DeviceException.Refused.class);
    }
}
