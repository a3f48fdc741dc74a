// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import static org.holdfast.family.a9.json.JsonTexts.text;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.device.DeviceException;
import org.holdfast.device.TalkBack;
import org.holdfast.family.a9.pppp.PpppSession;
import org.holdfast.family.a9.sound.AdpcmEncoder;
import org.jspecify.annotations.Nullable;

/** The camera's loudspeaker: ADPCM on channel 3, a packet each 80 ms (protocol reference, section 6.2). Thread-safe. */
final class JsonTalk implements TalkBack {
    static final int CHANNEL = 3;

    private static final int RATE = 8000;
    private static final int BYTES = 320;
    private static final int SAMPLE_BYTES = BYTES * 4;
    private static final long PIECE_NANOS = TimeUnit.MILLISECONDS.toNanos(80);
    private static final byte[] HEAD = {0x55, (byte) 0xaa, 0x15, (byte) 0xa8, 0x08, 0x01};
    private static final int HEAD_BYTES = 32;
    private static final int LENGTH_AT = 16;

    private final JsonClient client;
    private final PpppSession session;
    private final AtomicReference<@Nullable OpenSpeech> open = new AtomicReference<>();

    JsonTalk(JsonClient client, PpppSession session) {
        this.client = client;
        this.session = session;
    }

    @Override
    public int rate() {
        return RATE;
    }

    @Override
    public boolean proven() {
        return true;
    }

    @Override
    public Speech begin() throws DeviceException, InterruptedException {
        OpenSpeech speech = new OpenSpeech();
        if (!open.compareAndSet(null, speech)) {
            throw new DeviceException.Busy(client.where(), JsonCommand.TALK_SEND.tried());
        }
        boolean begun = false;
        try {
            JsonReply _ = client.demand(JsonCommand.TALK_SEND, Map.of("isSend", 1));
            begun = true;
            return speech;
        } finally {
            if (!begun) {
                open.set(null);
            }
        }
    }

    /** Ends speech that is open. */
    void close() {
        Optional.ofNullable(open.get()).ifPresent(OpenSpeech::close);
    }

    private void end(OpenSpeech speech) {
        if (open.compareAndSet(speech, null)) {
            try {
                client.post(JsonCommand.TALK_SEND, Map.of("isSend", 0));
            } catch (DeviceException e) {
                // The session is over, and the loudspeaker with it.
            }
        }
    }

    /** The loudspeaker while it is open. */
    private final class OpenSpeech implements Speech {
        private final ByteBuffer piece = ByteBuffer.allocate(SAMPLE_BYTES);
        private final AdpcmEncoder encoder = new AdpcmEncoder();
        private long due;
        private boolean closed;

        @Override
        public synchronized void say(ByteBuffer samples) throws DeviceException, InterruptedException {
            while (samples.hasRemaining()) {
                if (closed) {
                    throw new DeviceException.Unsupported(text("talk.closed"), text("talk.closed.advice"));
                }
                int some = Math.min(samples.remaining(), piece.remaining());
                piece.put(samples.slice(samples.position(), some));
                samples.position(samples.position() + some);
                if (!piece.hasRemaining()) {
                    send();
                    pace();
                }
            }
        }

        private void send() throws DeviceException {
            ByteBuffer packet = ByteBuffer.allocate(HEAD_BYTES + BYTES);
            packet.put(HEAD).put(LENGTH_AT, (byte) (BYTES & 0xff)).put(LENGTH_AT + 1, (byte) (BYTES >> 8));
            packet.position(HEAD_BYTES);
            encoder.reset();
            encoder.encode(piece.flip(), packet);
            piece.clear();
            session.post(CHANNEL, packet.flip());
        }

        /** Waits until the next piece is due; one that comes late moves those behind it. */
        private void pace() throws InterruptedException {
            long now = System.nanoTime();
            due = due == 0 || now - due > PIECE_NANOS ? now + PIECE_NANOS : due + PIECE_NANOS;
            while (!closed && due - System.nanoTime() > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, due - System.nanoTime());
            }
        }

        @Override
        public synchronized void close() {
            if (closed) {
                return;
            }
            closed = true;
            notifyAll();
            if (piece.position() > 0) {
                while (piece.hasRemaining()) {
                    piece.put((byte) 0);
                }
                try {
                    send();
                } catch (DeviceException e) {
                    // The session is over; a last half word is not missed.
                }
            }
            end(this);
        }
    }
}
