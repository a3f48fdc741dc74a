// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.talk;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.DeviceException;
import org.holdfast.device.TalkBack;
import org.holdfast.media.Microphone;
import org.holdfast.media.Microphones;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words from this computer's microphone to a device's loudspeaker, from {@link #begin} to {@link #close}. The
 * microphone is opened first, so that a computer without one leaves the device alone.
 */
public final class TalkSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TalkSession.class);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int SAMPLE = 2;
    private static final int PIECES_A_SECOND = 25;
    /** What counts as silence, in decibels below the loudest. */
    private static final double SILENCE = -50;

    private final TalkBack talk;
    private final Microphones microphones;
    private final Listener listener;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Microphone open;
    private final Thread thread;

    private TalkSession(TalkBack talk, Microphones microphones, Listener listener) {
        this.talk = talk;
        this.microphones = microphones;
        this.listener = listener;
        // A platform thread, because the sound system's calls block natively.
        thread = Thread.ofPlatform()
                .daemon(true)
                .name("mic-" + NUMBER.incrementAndGet())
                .unstarted(this::run);
    }

    /** Begins to listen and to speak; returns at once. */
    public static TalkSession begin(TalkBack talk, Microphones microphones, Listener listener) {
        TalkSession session = new TalkSession(talk, microphones, listener);
        session.thread.start();
        return session;
    }

    private void run() {
        Optional<DeviceException> failure = Optional.empty();
        try (Microphone microphone = microphones.open(talk.rate())) {
            open = microphone;
            if (!ended.get()) {
                speak(microphone);
            }
        } catch (DeviceException e) {
            LOG.info("Talking ended: {}", e.getMessage());
            failure = Optional.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open = null;
            listener.ended(ended.get() ? Optional.empty() : failure);
        }
    }

    private void speak(Microphone microphone) throws DeviceException, InterruptedException {
        byte[] piece = new byte[SAMPLE * Math.max(1, talk.rate() / PIECES_A_SECOND)];
        try (TalkBack.Speech speech = talk.begin()) {
            while (!ended.get()) {
                int length = microphone.read(piece);
                if (length <= 0) {
                    return;
                }
                listener.heard(level(piece, length));
                speech.say(ByteBuffer.wrap(piece, 0, length));
            }
        }
    }

    /** From 0 for silence to 1 for the loudest. */
    static double level(byte[] samples, int length) {
        double sum = 0;
        for (int i = 0; i + 1 < length; i += SAMPLE) {
            int sample = (samples[i] & 0xff) | samples[i + 1] << 8;
            sum += (double) sample * sample;
        }
        double power = sum / Math.max(1, length / SAMPLE) / (32768.0 * 32768.0);
        double decibels = power <= 0 ? SILENCE : 10 * Math.log10(power);
        return Math.clamp(1 - decibels / SILENCE, 0, 1);
    }

    /** Ends it; returns at once, and the thread ends soon after. */
    @Override
    public void close() {
        if (ended.compareAndSet(false, true)) {
            Microphone microphone = open;
            if (microphone != null) {
                microphone.close();
            }
        }
    }

    /** Hears how it goes, from a thread of the session. */
    public interface Listener {
        /** @param level from 0 for silence to 1 for the loudest */
        void heard(double level);

        /** It is over; called once. The failure is empty where {@link TalkSession#close} ended it. */
        void ended(Optional<DeviceException> failure);
    }
}
