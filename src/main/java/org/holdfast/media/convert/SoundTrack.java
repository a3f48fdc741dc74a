// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/**
 * The film's sound on its way: packets are gathered for a second of film, encoded on a thread of their own while the
 * next second of picture is copied, and written in one piece. What is in work is bounded to three seconds, and the
 * film comes out the same in every run. Copied sound goes the same way, without the encoder.
 */
final class SoundTrack implements AutoCloseable {
    private static final int MOST_IN_WORK = 2;
    private static final int CLOSING_SECONDS = 10;

    private final FilmOutput film;
    private final int track;
    private final AVRational clock;
    private final @Nullable SoundEncoder encoder;
    private final ExecutorService thread = Executors.newFixedThreadPool(
            1, Thread.ofPlatform().daemon().name("enc-sound").factory());
    private final Deque<Future<List<AVPacket>>> inWork = new ArrayDeque<>();
    private List<Piece> gathered = new ArrayList<>();
    private long second;

    /** A packet and where it belongs in the film, in microseconds. */
    private record Piece(AVPacket packet, long startMicros) {}

    /**
     * @param clock of the packets that come out of the encoder, or of the clip's own
     * @param encoder none where the sound is copied; belongs to this track from now on
     */
    SoundTrack(FilmOutput film, int track, AVRational clock, @Nullable SoundEncoder encoder) {
        this.film = film;
        this.track = track;
        this.clock = clock;
        this.encoder = encoder;
    }

    /** Takes a packet, of which a copy is kept. */
    void take(AVPacket packet, long startMicros) {
        gathered.add(new Piece(avcodec.av_packet_clone(packet), startMicros));
    }

    /** Told how far the picture has come; once a second hands on what was gathered. */
    void reached(long micros) throws ConversionException, InterruptedException {
        long now = micros / 1_000_000;
        if (now > second) {
            second = now;
            hand(false);
        }
    }

    private void hand(boolean clipEnds) throws ConversionException, InterruptedException {
        List<Piece> pieces = gathered;
        gathered = new ArrayList<>();
        inWork.add(thread.submit(() -> work(pieces, clipEnds)));
        while (inWork.size() > MOST_IN_WORK) {
            write(inWork.removeFirst());
        }
    }

    private List<AVPacket> work(List<Piece> pieces, boolean clipEnds) throws ConversionException {
        List<AVPacket> ready = new ArrayList<>();
        try {
            for (Piece piece : pieces) {
                if (encoder == null) {
                    ready.add(avcodec.av_packet_clone(piece.packet));
                } else {
                    ready.addAll(encoder.take(piece.packet, piece.startMicros));
                }
            }
            if (clipEnds && encoder != null) {
                encoder.nextClip();
            }
            return ready;
        } finally {
            pieces.forEach(piece -> avcodec.av_packet_free(piece.packet));
        }
    }

    private void write(Future<List<AVPacket>> work) throws ConversionException, InterruptedException {
        List<AVPacket> ready = result(work);
        try {
            for (AVPacket each : ready) {
                avcodec.av_packet_rescale_ts(each, clock, film.clock(track));
                film.write(each, track, false);
            }
        } finally {
            ready.forEach(avcodec::av_packet_free);
        }
    }

    private static List<AVPacket> result(Future<List<AVPacket>> work) throws ConversionException, InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConversionException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** One clip is through; another may follow. */
    void clipEnds() throws ConversionException, InterruptedException {
        hand(true);
    }

    /** Writes everything that is still in work. */
    void finish() throws ConversionException, InterruptedException {
        hand(true);
        SoundEncoder last = encoder;
        if (last != null) {
            inWork.add(thread.submit(last::finish));
        }
        while (!inWork.isEmpty()) {
            write(inWork.removeFirst());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = Thread.interrupted();
        try {
            if (thread.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                release();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void release() {
        for (Future<List<AVPacket>> work : inWork) {
            if (work.state() == Future.State.SUCCESS) {
                work.resultNow().forEach(avcodec::av_packet_free);
            }
        }
        gathered.forEach(piece -> avcodec.av_packet_free(piece.packet));
        if (encoder != null) {
            encoder.close();
        }
    }
}
