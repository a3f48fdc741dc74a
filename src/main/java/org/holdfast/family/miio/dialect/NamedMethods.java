// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.wire.Answer;
import org.holdfast.family.miio.wire.Call;
import org.holdfast.family.miio.wire.ErrorCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** {@link LegacyMethods} over the commands of a device. */
public final class NamedMethods implements LegacyMethods {
    /** Bounds what is remembered of lists of names that cannot be asked for together. */
    private static final int MOST_LISTS = 50;

    /** Errors that say that there is no such method (protocol reference, section 6). */
    private static final Set<Integer> NO_METHOD = Set.of(-10000, -32600, -32601);

    private final Commands commands;
    private final ChunkSize size;
    private final Set<List<String>> apart = ConcurrentHashMap.newKeySet();

    /** @param size shared by all devices of the model */
    public NamedMethods(Commands commands, ChunkSize size) {
        this.commands = commands;
        this.size = size;
    }

    @Override
    public JsonNode call(String method, JsonNode params, Call.Kind kind) throws DeviceException, InterruptedException {
        return result(new Call(method, params, Optional.empty(), kind));
    }

    @Override
    public JsonNode callChild(String child, String method, JsonNode params, Call.Kind kind)
            throws DeviceException, InterruptedException {
        return result(new Call(method, params, Optional.of(child), kind));
    }

    private JsonNode result(Call call) throws DeviceException, InterruptedException {
        Answer answer = commands.call(call, NumberedProperties.PATIENCE);
        if (call.kind() != Call.Kind.ONCE && passing(answer)) {
            answer = commands.call(call, NumberedProperties.PATIENCE);
        }
        JsonNode said = answer.result(commands.where());
        if (call.kind() == Call.Kind.SET && !((Answer.Result) answer).succeeded()) {
            throw DialectTexts.notTaken(commands.where(), said);
        }
        return said;
    }

    @Override
    public List<JsonNode> getProp(List<String> names) throws DeviceException, InterruptedException {
        List<JsonNode> values = new ArrayList<>();
        while (values.size() < names.size()) {
            int most = Math.min(size.most(), names.size() - values.size());
            List<String> asked = List.copyOf(names.subList(values.size(), values.size() + most));
            ask(asked).ifPresent(values::addAll);
        }
        return List.copyOf(values);
    }

    /** The values; empty where those were too many at once. */
    private Optional<List<JsonNode>> ask(List<String> asked) throws DeviceException, InterruptedException {
        if (asked.size() == 1) {
            return Optional.of(List.of(single(asked.getFirst())));
        }
        if (apart.contains(asked)) {
            return Optional.of(oneByOne(asked));
        }
        boolean proven = size.proven(asked.size());
        Answer answer;
        try {
            answer = commands.call(question(asked), proven ? NumberedProperties.PATIENCE : NumberedProperties.DOUBTFUL);
            if (passing(answer) && proven) {
                answer = commands.call(question(asked), NumberedProperties.PATIENCE);
            }
        } catch (DeviceException.TimedOut e) {
            size.failed(asked.size());
            return Optional.empty();
        }
        if (passing(answer) || answer instanceof Answer.Unreadable || answer instanceof Answer.NoDetails) {
            size.failed(asked.size());
            return Optional.empty();
        }
        if (answer instanceof Answer.Result(JsonNode list) && list.isArray() && list.size() == asked.size()) {
            size.worked(asked.size());
            List<JsonNode> values = new ArrayList<>();
            list.forEach(values::add);
            return Optional.of(values);
        }
        // Which value is whose is not known, or one name among them is not.
        if (apart.size() < MOST_LISTS) {
            apart.add(asked);
        }
        return Optional.of(oneByOne(asked));
    }

    private List<JsonNode> oneByOne(List<String> names) throws DeviceException, InterruptedException {
        List<JsonNode> values = new ArrayList<>();
        for (String each : names) {
            values.add(single(each));
        }
        return values;
    }

    private JsonNode single(String name) throws DeviceException, InterruptedException {
        Call call = question(List.of(name));
        Answer answer = commands.call(call, NumberedProperties.PATIENCE);
        if (passing(answer)) {
            answer = commands.call(call, NumberedProperties.PATIENCE);
        }
        if (answer instanceof Answer.Failure(int code, String _) && aboutTheName(code)) {
            return JsonMapper.shared().nullNode();
        }
        JsonNode said = answer.result(commands.where());
        size.worked(1);
        if (!said.isArray()) {
            return said;
        }
        return said.size() == 1 ? said.get(0) : JsonMapper.shared().nullNode();
    }

    /** Whether an error is about one name, and not about the method. */
    private boolean aboutTheName(int code) {
        return !NO_METHOD.contains(code) && (!ErrorCode.passing(code) || size.proven(1));
    }

    private static Call question(List<String> names) {
        ArrayNode list = JsonMapper.shared().createArrayNode();
        names.forEach(list::add);
        return Call.read("get_prop", list);
    }

    private static boolean passing(Answer answer) {
        return answer instanceof Answer.Failure(int code, String _) && ErrorCode.passing(code);
    }
}
