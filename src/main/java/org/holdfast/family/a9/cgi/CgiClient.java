// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.cgi;

import static org.holdfast.family.a9.cgi.CgiTexts.text;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.family.a9.command.Login;
import org.holdfast.family.a9.command.ResultClient;
import org.holdfast.family.a9.pppp.PpppSession;

/** Makes calls with user and password. Thread-safe. */
final class CgiClient extends ResultClient<CgiCall, Map<String, String>, CgiReply> {
    CgiClient(PpppSession session, Login login, Duration patience) {
        super(session, new CgiMessage(), login, patience);
    }

    @Override
    protected boolean answers(CgiCall call, CgiReply reply) {
        return call.answeredBy(reply);
    }

    @Override
    protected Text tried(CgiCall call) {
        return call.tried();
    }

    @Override
    protected long result(CgiReply reply) {
        return reply.result();
    }

    @Override
    protected DeviceException.Refused refused(CgiCall call, CgiReply reply) {
        return new DeviceException.Refused(
                where(), call.tried(), text("refused.result", Long.toString(reply.result())), text("refused.advice"));
    }

    @Override
    protected ByteBuffer packet(CgiCall call, Map<String, String> parameters) {
        return CgiMessage.write(call.wireName(), parameters, login());
    }
}
