// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.cgi;

import static org.holdfast.family.a9.cgi.CgiTexts.text;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.family.a9.command.Conversation;
import org.holdfast.family.a9.command.Login;
import org.holdfast.family.a9.pppp.PpppSession;

/** Makes calls with user and password. Thread-safe. */
final class CgiClient implements AutoCloseable {
    private final Conversation<CgiReply> conversation;
    private final Login login;
    private final Duration patience;

    CgiClient(PpppSession session, Login login, Duration patience) {
        this.conversation = new Conversation<>(session, new CgiMessage());
        this.login = login;
        this.patience = patience;
    }

    String where() {
        return conversation.where();
    }

    Login login() {
        return login;
    }

    /** Calls, and throws unless the camera says that it did it. */
    CgiReply demand(CgiCall call, Map<String, String> parameters) throws DeviceException, InterruptedException {
        CgiReply reply =
                exchange(call, parameters).orElseThrow(() -> new DeviceException.TimedOut(where(), call.tried(), null));
        require(call, reply);
        return reply;
    }

    /** Calls, and throws when the camera says no; silence is no failure. */
    Optional<CgiReply> hope(CgiCall call, Map<String, String> parameters) throws DeviceException, InterruptedException {
        Optional<CgiReply> reply = exchange(call, parameters);
        if (reply.isPresent()) {
            require(call, reply.get());
        }
        return reply;
    }

    void require(CgiCall call, CgiReply reply) throws DeviceException.Refused {
        if (reply.result() != 0) {
            throw new DeviceException.Refused(
                    where(),
                    call.tried(),
                    text("refused.result", Long.toString(reply.result())),
                    text("refused.advice"));
        }
    }

    Optional<CgiReply> exchange(CgiCall call, Map<String, String> parameters)
            throws DeviceException, InterruptedException {
        return exchange(call, parameters, patience);
    }

    Optional<CgiReply> exchange(CgiCall call, Map<String, String> parameters, Duration atMost)
            throws DeviceException, InterruptedException {
        return conversation.exchange(packet(call, parameters), call::answeredBy, atMost);
    }

    Duration patience() {
        return patience;
    }

    /** Calls where the packet's acknowledgement is worth as much, and the next call must not be kept waiting. */
    Optional<CgiReply> hint(CgiCall call, Map<String, String> parameters) throws DeviceException, InterruptedException {
        return exchange(call, parameters, Conversation.shorter(patience, Conversation.BRIEF));
    }

    /** Sends without waiting, before the end. */
    void post(CgiCall call, Map<String, String> parameters) throws DeviceException {
        conversation.post(packet(call, parameters));
    }

    private ByteBuffer packet(CgiCall call, Map<String, String> parameters) {
        return CgiMessage.write(call.wireName(), parameters, login);
    }

    @Override
    public void close() {
        conversation.close();
        login.wipe();
    }
}
