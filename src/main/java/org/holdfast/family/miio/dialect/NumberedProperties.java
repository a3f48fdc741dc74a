// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.dialect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.wire.Answer;
import org.holdfast.family.miio.wire.Call;
import org.holdfast.family.miio.wire.ErrorCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@link MiotProperties} over the commands of a device. */
public final class NumberedProperties implements MiotProperties {
    /** For a question whose answer may be silence because it asks for too much. */
    static final Duration DOUBTFUL = Duration.ofSeconds(3);

    static final Duration PATIENCE = Duration.ofSeconds(7);

    /** Leaves room below the 1024 bytes that a request may have (protocol reference, section 7). */
    static final int LARGEST_QUESTION = 900;

    private static final Duration BEFORE_READING_BACK = Duration.ofMillis(250);
    private static final Duration BEFORE_READING_AGAIN = Duration.ofMillis(400);

    private final Commands commands;
    private final ChunkSize size;
    private final Pause pause;

    /** @param size shared by all devices of the model */
    public NumberedProperties(Commands commands, ChunkSize size, Pause pause) {
        this.commands = commands;
        this.size = size;
        this.pause = pause;
    }

    @Override
    public Map<PropertyAddress, Entry> get(List<PropertyAddress> addresses)
            throws DeviceException, InterruptedException {
        List<PropertyAddress> wanted = addresses.stream().distinct().toList();
        Map<PropertyAddress, Entry> said = new LinkedHashMap<>();
        int done = 0;
        while (done < wanted.size()) {
            List<PropertyAddress> asked = fitting(wanted.subList(done, wanted.size()));
            if (ask(asked, said)) {
                done += asked.size();
            }
        }
        Map<PropertyAddress, Entry> ordered = new LinkedHashMap<>();
        for (PropertyAddress each : wanted) {
            Entry entry = said.get(each);
            if (entry != null) {
                ordered.put(each, entry);
            }
        }
        return ordered;
    }

    private List<PropertyAddress> fitting(List<PropertyAddress> left) {
        int count = Math.min(size.most(), left.size());
        while (count > 1 && question(left.subList(0, count)).size() > LARGEST_QUESTION) {
            count--;
        }
        return left.subList(0, count);
    }

    private Call question(List<PropertyAddress> asked) {
        ArrayNode list = JsonMapper.shared().createArrayNode();
        asked.forEach(each -> list.add(place(each)));
        return Call.read("get_properties", list);
    }

    private ObjectNode place(PropertyAddress address) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("did", commands.did())
                .put("siid", address.siid())
                .put("piid", address.piid());
    }

    /** Asks once; false where that was too much at once. */
    private boolean ask(List<PropertyAddress> asked, Map<PropertyAddress, Entry> said)
            throws DeviceException, InterruptedException {
        Optional<Answer> answer = answer(asked);
        if (answer.isEmpty()) {
            size.failed(asked.size());
            return false;
        }
        if (answer.get() instanceof Answer.Failure(int code, String _) && asked.size() == 1 && says(code)) {
            said.put(asked.getFirst(), new Entry.Code(code));
            return true;
        }
        take(answer.get().result(commands.where()), asked, said);
        size.worked(asked.size());
        return true;
    }

    /** Whether an error for one property is about that property: not while none was ever read here. */
    private boolean says(int code) {
        return (code <= -4001 && code >= -4007) || (ErrorCode.passing(code) && size.proven(1));
    }

    /** The answer; empty where it was too much at once. */
    private Optional<Answer> answer(List<PropertyAddress> asked) throws DeviceException, InterruptedException {
        boolean several = asked.size() > 1;
        boolean proven = size.proven(asked.size());
        Call question = question(asked);
        Answer answer;
        try {
            answer = commands.call(question, several && !proven ? DOUBTFUL : PATIENCE);
            if (passing(answer) && (proven || !several)) {
                // It may be a passing hiccup.
                answer = commands.call(question, PATIENCE);
            }
        } catch (DeviceException.TimedOut e) {
            if (several) {
                return Optional.empty();
            }
            throw e;
        }
        boolean tooMuch = passing(answer) || answer instanceof Answer.Unreadable || answer instanceof Answer.NoDetails;
        return several && tooMuch ? Optional.empty() : Optional.of(answer);
    }

    private static boolean passing(Answer answer) {
        return answer instanceof Answer.Failure(int code, String _) && ErrorCode.passing(code);
    }

    /** Takes what belongs to an address that was asked for; by position where an entry names none. */
    private static void take(JsonNode list, List<PropertyAddress> asked, Map<PropertyAddress, Entry> said) {
        if (!list.isArray()) {
            return;
        }
        boolean inOrder = list.size() == asked.size();
        for (int i = 0; i < list.size(); i++) {
            JsonNode each = list.get(i);
            if (!each.isObject()) {
                continue;
            }
            boolean named =
                    each.path("siid").isIntegralNumber() && each.path("piid").isIntegralNumber();
            if (named) {
                PropertyAddress whose = new PropertyAddress(
                        each.path("siid").asInt(0), each.path("piid").asInt(0));
                if (asked.contains(whose)) {
                    said.put(whose, entry(each));
                }
            } else if (inOrder) {
                said.put(asked.get(i), entry(each));
            }
        }
    }

    private static Entry entry(JsonNode said) {
        int code = said.path("code").asInt(0);
        JsonNode value = said.path("value");
        if (ErrorCode.good(code) && !value.isMissingNode() && !value.isNull()) {
            return new Entry.Value(value);
        }
        return new Entry.Code(ErrorCode.good(code) ? DialectTexts.NO_VALUE : code);
    }

    @Override
    public void write(PropertyAddress address, JsonNode value) throws DeviceException, InterruptedException {
        ArrayNode list = JsonMapper.shared().createArrayNode();
        list.add(place(address).set("value", value));
        Call call = Call.set("set_properties", list);
        Answer answer = commands.call(call, PATIENCE);
        if (passing(answer)) {
            answer = commands.call(call, PATIENCE);
        }
        JsonNode said = answer.result(commands.where());
        if (!((Answer.Result) answer).succeeded()) {
            throw DialectTexts.notTaken(commands.where(), said);
        }
    }

    @Override
    public Entry set(PropertyAddress address, JsonNode value) throws DeviceException, InterruptedException {
        write(address, value);
        pause.of(BEFORE_READING_BACK);
        Entry read = readBack(address);
        if (!holds(read, value)) {
            pause.of(BEFORE_READING_AGAIN);
            read = readBack(address);
        }
        return read;
    }

    private Entry readBack(PropertyAddress address) throws DeviceException, InterruptedException {
        Entry read = get(List.of(address)).get(address);
        return read == null ? new Entry.Code(DialectTexts.NO_VALUE) : read;
    }

    private static boolean holds(Entry read, JsonNode wanted) {
        if (!(read instanceof Entry.Value(JsonNode value))) {
            // It will not become readable by waiting.
            return true;
        }
        boolean numbers = value.isNumber() && wanted.isNumber();
        return numbers ? value.decimalValue().compareTo(wanted.decimalValue()) == 0 : value.equals(wanted);
    }

    @Override
    public List<JsonNode> action(int siid, int aiid, List<JsonNode> in) throws DeviceException, InterruptedException {
        ObjectNode what = JsonMapper.shared()
                .createObjectNode()
                .put("did", commands.did())
                .put("siid", siid)
                .put("aiid", aiid);
        what.putArray("in").addAll(in);
        Answer answer = commands.call(Call.once("action", what), PATIENCE);
        JsonNode said = answer.result(commands.where());
        JsonNode code = said.path("code");
        boolean refused = code.isIntegralNumber() && !ErrorCode.good(code.asInt(0));
        if (refused || (!said.isObject() && !((Answer.Result) answer).succeeded())) {
            throw DialectTexts.notTaken(commands.where(), said);
        }
        List<JsonNode> out = new ArrayList<>();
        said.path("out").forEach(out::add);
        return List.copyOf(out);
    }
}
