// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/**
 * A recording's file with its tracks: the picture, and the sound where there is any. Both count from the first picture.
 * Belongs to one thread.
 */
final class RecordingFile implements AutoCloseable {
    /** How late sound may come before there is silence in its place. */
    private static final long LATE_NANOS = 1_000_000_000L;

    private final RecordingMuxer muxer;
    private final RecordedTrack picture;
    private final @Nullable RecordedTrack sound;
    private final CodedTrack pictureTrack;
    private final Optional<CodedTrack> soundTrack;
    /** The sound for which room is kept until it begins. */
    private final @Nullable EncodedSound awaited;

    private final int awaitedRate;
    private final boolean oneClock;
    private final long firstTicks;
    private final long firstArrived;
    private boolean heard;
    private long soundBefore;

    /**
     * What a recording needs to begin.
     *
     * @param sound the sound's track; empty where there is none
     * @param lateRate samples a second of sound that may begin later, for which the file has room; empty for none
     * @param oneClock whether the timestamps of picture and sound count from the same moment
     */
    record Tracks(CodedTrack picture, Optional<CodedTrack> sound, OptionalInt lateRate, boolean oneClock) {}

    /**
     * Writes the beginning of the file.
     *
     * @param first the picture that it begins with
     * @param extra the first picture's parameter sets, for codecs that have them
     * @throws IOException when it cannot be written, or an encoder is missing
     */
    RecordingFile(
            RecordingSink sink,
            RecordingTarget target,
            Tracks tracks,
            CodedUnit first,
            byte[] extra,
            int width,
            int height)
            throws IOException {
        pictureTrack = tracks.picture();
        soundTrack = tracks.sound();
        oneClock = tracks.oneClock();
        firstTicks = first.ticks();
        firstArrived = first.arrivedNanos();
        boolean avi = target.avi();
        picture = target.kind() == RecordingKind.H264
                ? EncodedPicture.open(pictureTrack, width, height, !avi)
                : CopiedTrack.picture(pictureTrack, extra, width, height);
        RecordedTrack heardTrack = null;
        EncodedSound late = null;
        RecordingMuxer made = null;
        try {
            if (soundTrack.isPresent()) {
                heardTrack = sound(soundTrack.get(), avi);
            } else if (tracks.lateRate().isPresent()) {
                late = late(tracks.lateRate().getAsInt(), avi);
                heardTrack = late;
            }
            made = new RecordingMuxer(sink, avi);
            made.add(picture.parameters(), picture.clockRate());
            if (heardTrack != null) {
                made.add(heardTrack.parameters(), heardTrack.clockRate());
            }
            made.begin();
        } catch (IOException e) {
            close(made, picture, heardTrack);
            throw e;
        }
        muxer = made;
        sound = heardTrack;
        awaited = late;
        awaitedRate = tracks.lateRate().orElse(0);
    }

    /** The decoder copies what it must know of the track. */
    private static EncodedSound late(int rate, boolean avi) throws IOException {
        try (CodedTrack track = CodedTrack.sound(avcodec.AV_CODEC_ID_PCM_S16LE, rate, 1, new byte[0])) {
            return EncodedSound.open(track, wanted(avi));
        }
    }

    private static int wanted(boolean avi) {
        return avi ? avcodec.AV_CODEC_ID_PCM_S16LE : avcodec.AV_CODEC_ID_AAC;
    }

    private static RecordedTrack sound(CodedTrack track, boolean avi) throws IOException {
        boolean described = track.parameters().extradata_size() > 0;
        if (!avi && track.codec() == avcodec.AV_CODEC_ID_AAC && described) {
            return CopiedTrack.aac(track);
        }
        return EncodedSound.open(track, wanted(avi));
    }

    /** Writes one picture; the unit's packet is used up. */
    void picture(CodedUnit unit) throws IOException {
        picture.take(unit, unit.ticks() - firstTicks, packet -> write(0, picture, packet));
        EncodedSound silent = awaited;
        if (silent != null && !heard) {
            // Players stumble over tracks that begin in the middle; what comes late itself is still taken.
            silent.silentUntil(lengthNanos() - LATE_NANOS, packet -> write(1, silent, packet));
        }
    }

    /**
     * Writes a piece of sound; the unit's packet is used up.
     *
     * @param track what it is a piece of
     */
    void sound(CodedTrack track, CodedUnit unit) throws IOException {
        RecordedTrack writing = sound;
        if (writing == null) {
            return;
        }
        long rate = track.clockRate();
        boolean asAwaited = rate == awaitedRate && track.codec() == avcodec.AV_CODEC_ID_PCM_S16LE;
        if (soundTrack.isEmpty() && !asAwaited) {
            return;
        }
        if (!heard) {
            heard = true;
            long before = oneClock
                    ? scaled(firstTicks, pictureTrack.clockRate(), rate)
                    : unit.ticks() - scaled(unit.arrivedNanos() - firstArrived, 1_000_000_000L, rate);
            soundBefore = before;
        }
        writing.take(unit, unit.ticks() - soundBefore, packet -> write(1, writing, packet));
    }

    private static long scaled(long ticks, long from, long to) {
        return Math.floorDiv(ticks, from) * to + Math.floorMod(ticks, from) * to / from;
    }

    private void write(int stream, RecordedTrack track, AVPacket packet) throws IOException {
        muxer.write(stream, packet, track.clockRate());
    }

    /** How much picture was written. */
    long lengthNanos() {
        return picture.lengthNanos();
    }

    /**
     * Writes the end.
     *
     * @throws IOException when it cannot be written; what is there plays nevertheless
     */
    void finish() throws IOException {
        picture.finish(packet -> write(0, picture, packet));
        RecordedTrack writing = sound;
        if (writing != null) {
            writing.finish(packet -> write(1, writing, packet));
        }
        muxer.finish();
    }

    private static void close(@Nullable RecordingMuxer muxer, RecordedTrack picture, @Nullable RecordedTrack sound) {
        if (muxer != null) {
            muxer.close();
        }
        picture.close();
        if (sound != null) {
            sound.close();
        }
    }

    @Override
    public void close() {
        close(muxer, picture, sound);
    }
}
