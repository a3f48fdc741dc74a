// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.dialect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.family.miio.wire.Answer;
import org.holdfast.family.miio.wire.Call;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A device that a test writes down: what it answers to each command. */
final class ScriptedCommands implements Commands {
    final List<String> asked = new ArrayList<>();
    final List<Duration> patience = new ArrayList<>();
    private final Device device;

    /** Answers, or says nothing. */
    @FunctionalInterface
    interface Device {
        /** Null where it says nothing. */
        @Nullable
        Answer answer(String method, JsonNode parameters);
    }

    ScriptedCommands(Device device) {
        this.device = device;
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    static Answer result(String text) {
        return new Answer.Result(json(text));
    }

    @Override
    public String where() {
        return "127.0.0.1:54321";
    }

    @Override
    public String did() {
        return "42";
    }

    @Override
    public Answer call(Call call, Duration time) throws DeviceException {
        asked.add(call.method() + " " + call.parameters());
        patience.add(time);
        Answer answer = device.answer(call.method(), call.parameters());
        if (answer == null) {
            throw new DeviceException.TimedOut(where(), Text.literal("asking"), null);
        }
        return answer;
    }
}
