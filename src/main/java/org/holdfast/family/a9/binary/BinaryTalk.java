// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.binary;

import static org.holdfast.family.a9.binary.BinaryTexts.text;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.family.a9.command.PacedTalk;
import org.holdfast.family.a9.pppp.PpppSession;
import org.holdfast.family.a9.sound.ALaw;

/**
 * The camera's loudspeaker. Known are the two commands that open and close it, and nothing of what they carry (protocol
 * reference, section 7.2). The rest is what would be alike: the header for talk that all dialects share, the channel of
 * the JSON dialect, and sound coded and cut as this dialect's cameras send theirs. So it is unverified. Thread-safe.
 */
final class BinaryTalk extends PacedTalk {
    /** A piece of 120 ms, as the camera's own (protocol reference, section 6.2). */
    private static final int SAMPLES = 960;

    private final BinaryClient client;

    BinaryTalk(BinaryClient client, PpppSession session) {
        super(session, SAMPLES, SAMPLES);
        this.client = client;
    }

    @Override
    public boolean proven() {
        return false;
    }

    @Override
    protected Text tried() {
        return BinaryCommand.TALK_START.tried();
    }

    @Override
    protected void open() throws DeviceException, InterruptedException {
        Optional<BinaryMessage> reply = client.exchange(BinaryCommand.TALK_START, client.patience());
        if (reply.isPresent()
                && reply.get().payload().length == 0
                && reply.get().ticket() != 0) {
            throw new DeviceException.Refused(
                    client.where(),
                    tried(),
                    text("talk.refused", Integer.toString(reply.get().ticket())),
                    text("talk.refused.advice"));
        }
    }

    @Override
    protected void shut() throws DeviceException {
        client.post(BinaryCommand.TALK_STOP);
    }

    @Override
    protected void encode(ByteBuffer piece, ByteBuffer coded) {
        while (piece.hasRemaining()) {
            coded.put(ALaw.code(piece.getShort()));
        }
    }
}
