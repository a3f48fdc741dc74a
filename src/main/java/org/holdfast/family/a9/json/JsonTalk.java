// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import java.nio.ByteBuffer;
import java.util.Map;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.family.a9.command.PacedTalk;
import org.holdfast.family.a9.pppp.PpppSession;
import org.holdfast.family.a9.sound.AdpcmEncoder;

/** The camera's loudspeaker: ADPCM, a packet each 80 ms (protocol reference, section 6.2). Thread-safe. */
final class JsonTalk extends PacedTalk {
    private static final int BYTES = 320;

    private final JsonClient client;
    private final AdpcmEncoder encoder = new AdpcmEncoder();

    JsonTalk(JsonClient client, PpppSession session) {
        super(session, BYTES * 2, BYTES);
        this.client = client;
    }

    @Override
    public boolean proven() {
        return true;
    }

    @Override
    protected Text tried() {
        return JsonCommand.TALK_SEND.tried();
    }

    @Override
    protected void open() throws DeviceException, InterruptedException {
        JsonReply _ = client.demand(JsonCommand.TALK_SEND, Map.of("isSend", 1));
    }

    @Override
    protected void shut() throws DeviceException {
        client.post(JsonCommand.TALK_SEND, Map.of("isSend", 0));
    }

    /** Each packet begins anew, as those of the camera do. */
    @Override
    protected void encode(ByteBuffer piece, ByteBuffer coded) {
        encoder.reset();
        encoder.encode(piece, coded);
    }
}
