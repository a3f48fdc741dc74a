// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import static org.holdfast.family.a9.json.JsonTexts.text;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.family.a9.command.Conversation;
import org.holdfast.family.a9.command.Login;
import org.holdfast.family.a9.pppp.PpppSession;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Sends commands with user and password, and says what came of them. Thread-safe. */
final class JsonClient implements AutoCloseable {
    private static final long WRONG_PASSWORD = -3;

    private final Conversation<JsonReply> conversation;
    private final Login login;
    private final Duration patience;

    JsonClient(PpppSession session, Login login, Duration patience) {
        this.conversation = new Conversation<>(session, new JsonRecord());
        this.login = login;
        this.patience = patience;
    }

    String where() {
        return conversation.where();
    }

    Login login() {
        return login;
    }

    /** Asks, and throws unless the camera says that it did it. */
    JsonReply demand(JsonCommand command, Map<String, Object> fields) throws DeviceException, InterruptedException {
        JsonReply reply = ask(command, fields);
        if (reply.result() != 0) {
            throw refused(command, reply);
        }
        return reply;
    }

    /**
     * Asks; a result other than 0 is for the caller to judge.
     *
     * @throws DeviceException.WrongCredentials when the camera says so
     */
    JsonReply ask(JsonCommand command, Map<String, Object> fields) throws DeviceException, InterruptedException {
        return ask(command, fields, patience);
    }

    JsonReply ask(JsonCommand command, Map<String, Object> fields, Duration atMost)
            throws DeviceException, InterruptedException {
        return exchange(command, fields, atMost)
                .orElseThrow(() -> new DeviceException.TimedOut(where(), command.tried(), null));
    }

    /** Asks where silence is no failure. */
    Optional<JsonReply> exchange(JsonCommand command, Map<String, Object> fields, Duration atMost)
            throws DeviceException, InterruptedException {
        Optional<JsonReply> reply = conversation.exchange(packet(command, fields), command::answeredBy, atMost);
        if (reply.isPresent() && !reply.get().readable()) {
            throw new DeviceException.Malformed(where(), command.tried(), text("malformed.text"), null);
        }
        if (reply.isPresent() && reply.get().result() == WRONG_PASSWORD) {
            throw new DeviceException.WrongCredentials(where());
        }
        return reply;
    }

    /** Sends without waiting, before the end. */
    void post(JsonCommand command, Map<String, Object> fields) throws DeviceException {
        conversation.post(packet(command, fields));
    }

    DeviceException.Refused refused(JsonCommand command, JsonReply reply) {
        return new DeviceException.Refused(
                where(),
                command.tried(),
                text("refused.result", Long.toString(reply.result())),
                text("refused.advice"));
    }

    /** Asks where the packet's acknowledgement is worth as much, and the next command must not be kept waiting. */
    Optional<JsonReply> hint(JsonCommand command, Map<String, Object> fields)
            throws DeviceException, InterruptedException {
        return exchange(command, fields, Conversation.shorter(patience, Conversation.BRIEF));
    }

    Duration patience() {
        return patience;
    }

    private ByteBuffer packet(JsonCommand command, Map<String, Object> fields) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("pro", command.pro());
        object.put("cmd", command.number());
        object.put("user", login.user());
        object.put("pwd", login.password());
        fields.forEach((name, value) -> {
            switch (value) {
                case Number number -> object.put(name, number.longValue());
                default -> object.put(name, value.toString());
            }
        });
        return JsonRecord.write(object);
    }

    @Override
    public void close() {
        conversation.close();
        login.wipe();
    }
}
