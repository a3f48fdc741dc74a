// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import static org.holdfast.family.a9.json.JsonTexts.text;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.family.a9.command.Login;
import org.holdfast.family.a9.command.ResultClient;
import org.holdfast.family.a9.pppp.PpppSession;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Sends commands with user and password, and says what came of them. Thread-safe. */
final class JsonClient extends ResultClient<JsonCommand, Map<String, Object>, JsonReply> {
    private static final long WRONG_PASSWORD = -3;

    JsonClient(PpppSession session, Login login, Duration patience) {
        super(session, new JsonRecord(), login, patience);
    }

    @Override
    protected boolean answers(JsonCommand command, JsonReply reply) {
        return command.answeredBy(reply);
    }

    @Override
    protected Text tried(JsonCommand command) {
        return command.tried();
    }

    @Override
    protected void check(JsonCommand command, JsonReply reply) throws DeviceException {
        if (!reply.readable()) {
            throw new DeviceException.Malformed(where(), command.tried(), text("malformed.text"), null);
        }
        if (reply.result() == WRONG_PASSWORD) {
            throw new DeviceException.WrongCredentials(where());
        }
    }

    @Override
    protected long result(JsonReply reply) {
        return reply.result();
    }

    @Override
    protected DeviceException.Refused refused(JsonCommand command, JsonReply reply) {
        return new DeviceException.Refused(
                where(),
                command.tried(),
                text("refused.result", Long.toString(reply.result())),
                text("refused.advice"));
    }

    @Override
    protected ByteBuffer packet(JsonCommand command, Map<String, Object> fields) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("pro", command.pro());
        object.put("cmd", command.number());
        object.put("user", login().user());
        object.put("pwd", login().password());
        fields.forEach((name, value) -> {
            switch (value) {
                case Number number -> object.put(name, number.longValue());
                default -> object.put(name, value.toString());
            }
        });
        return JsonRecord.write(object);
    }
}
