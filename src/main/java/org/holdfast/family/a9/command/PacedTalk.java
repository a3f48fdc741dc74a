// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.command;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.device.DeviceException;
import org.holdfast.device.TalkBack;
import org.holdfast.device.Text;
import org.holdfast.family.a9.pppp.PpppSession;
import org.jspecify.annotations.Nullable;

/**
 * A camera's loudspeaker: coded pieces of sound on channel 3, each behind a stream header of type 8, one when the one
 * before is over (protocol reference, section 6.2). Thread-safe.
 */
public abstract class PacedTalk implements TalkBack, AutoCloseable {
    /** Where sound goes to the camera. */
    public static final int CHANNEL = 3;

    private static final int RATE = 8000;
    private static final byte[] HEAD = {0x55, (byte) 0xaa, 0x15, (byte) 0xa8, 0x08, 0x01};
    private static final int HEAD_BYTES = 32;
    private static final int LENGTH_AT = 16;

    private final PpppSession session;
    private final int samples;
    private final int codedBytes;
    private final AtomicReference<@Nullable OpenSpeech> open = new AtomicReference<>();

    /**
     * @param samples in each piece
     * @param codedBytes what they become
     */
    protected PacedTalk(PpppSession session, int samples, int codedBytes) {
        this.session = session;
        this.samples = samples;
        this.codedBytes = codedBytes;
    }

    /** What is being done when it is opened, for sentences. */
    protected abstract Text tried();

    /** Has the camera open it. */
    protected abstract void open() throws DeviceException, InterruptedException;

    /** Has the camera close it, without waiting. */
    protected abstract void shut() throws DeviceException;

    /**
     * Codes one piece.
     *
     * @param piece as {@link TalkBack.Speech#say} takes it, all of which is read
     * @param coded takes as many bytes as were promised
     */
    protected abstract void encode(ByteBuffer piece, ByteBuffer coded);

    @Override
    public final int rate() {
        return RATE;
    }

    @Override
    public final Speech begin() throws DeviceException, InterruptedException {
        OpenSpeech speech = new OpenSpeech();
        if (!open.compareAndSet(null, speech)) {
            throw new DeviceException.Busy(session.where(), tried());
        }
        boolean begun = false;
        try {
            open();
            begun = true;
            return speech;
        } finally {
            if (!begun) {
                open.set(null);
            }
        }
    }

    /** Ends speech that is open. */
    @Override
    public final void close() {
        Optional.ofNullable(open.get()).ifPresent(OpenSpeech::close);
    }

    private void end(OpenSpeech speech) {
        if (open.compareAndSet(speech, null)) {
            try {
                shut();
            } catch (DeviceException e) {
                // The session is over, and the loudspeaker with it.
            }
        }
    }

    /** The loudspeaker while it is open. */
    private final class OpenSpeech implements Speech {
        private final ByteBuffer piece =
                ByteBuffer.allocate(samples * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        private final long pieceNanos = TimeUnit.SECONDS.toNanos(samples) / RATE;
        private long due;
        private boolean closed;

        @Override
        public synchronized void say(ByteBuffer said) throws DeviceException, InterruptedException {
            while (said.hasRemaining()) {
                if (closed) {
                    throw new DeviceException.Unsupported(
                            Refusals.text("talk.closed"), Refusals.text("talk.closed.advice"));
                }
                int some = Math.min(said.remaining(), piece.remaining());
                piece.put(said.slice(said.position(), some));
                said.position(said.position() + some);
                if (!piece.hasRemaining()) {
                    send();
                    pace();
                }
            }
        }

        private void send() throws DeviceException {
            ByteBuffer packet = ByteBuffer.allocate(HEAD_BYTES + codedBytes).order(ByteOrder.LITTLE_ENDIAN);
            packet.put(HEAD).putInt(LENGTH_AT, codedBytes).position(HEAD_BYTES);
            encode(piece.flip(), packet);
            piece.clear();
            session.post(CHANNEL, packet.flip());
        }

        /** Waits until the next piece is due; one that comes late moves those behind it. */
        private void pace() throws InterruptedException {
            long now = System.nanoTime();
            due = due == 0 || now - due > pieceNanos ? now + pieceNanos : due + pieceNanos;
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
