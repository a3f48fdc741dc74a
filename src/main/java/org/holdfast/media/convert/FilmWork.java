// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Writes one film out of one clip or several, one after the other, without a step in the clock between them. Belongs
 * to one thread, which the encoder of the sound helps from another.
 */
final class FilmWork implements AutoCloseable {
    private static final Set<Integer> COPIED_PICTURES = Set.of(avcodec.AV_CODEC_ID_H264, avcodec.AV_CODEC_ID_HEVC);
    private static final Set<Integer> COPIED_AS_AAC = Set.of(avcodec.AV_CODEC_ID_AAC, avcodec.AV_CODEC_ID_MP3);

    /** In bytes: a second of an ordinary disk. */
    private static final long SETTLE_EVERY = 48L << 20;

    private final ConversionJob job;
    private final SideFile file;
    private final FilmOutput film;
    private final PictureProof proof = new PictureProof();
    private final AVPacket packet = avcodec.av_packet_alloc();
    private @Nullable PictureShrinker shrinker;
    private @Nullable SoundTrack sound;
    private boolean soundCopied;
    private int pictureTrack;
    /** Where the clip at work begins in the film, in ticks of the working clock. */
    private long offset;
    /** Where the film ends so far. */
    private long end;

    private long lastStep;
    private long settled;
    private long soundEndMicros = Long.MIN_VALUE;

    FilmWork(ConversionJob job, SideFile file) throws ConversionException {
        this.job = job;
        this.file = file;
        this.film = new FilmOutput(file, ClipInput.name(job.output()));
    }

    /** Makes the tracks after the first clip's and writes the beginning. */
    void begin(ClipInput first, long packets) throws ConversionException {
        AVStream video = first.video();
        if (job.height().isPresent()) {
            PictureShrinker made = PictureShrinker.open(first, job.height().getAsInt());
            shrinker = made;
            pictureTrack = film.addEncoded(made.encoder());
            film.turnLike(pictureTrack, video);
        } else if (COPIED_PICTURES.contains(video.codecpar().codec_id())) {
            pictureTrack = film.addCopied(video);
        } else {
            throw ConversionFault.PICTURE_KIND.about(first.name(), ClipInput.codecName(video.codecpar()));
        }
        if (first.sound().isPresent()) {
            addSound(first, first.sound().get());
        }
        film.begin(first, packets);
    }

    private void addSound(ClipInput first, AVStream from) throws ConversionException {
        AVCodecParameters parameters = from.codecpar();
        int codec = parameters.codec_id();
        soundCopied = job.sound() == ConversionJob.Sound.AAC
                ? COPIED_AS_AAC.contains(codec)
                : codec == avcodec.AV_CODEC_ID_MP2;
        if (soundCopied) {
            sound = new SoundTrack(film, film.addCopied(from), from.time_base(), null);
            return;
        }
        SoundEncoder encoder = SoundEncoder.open(first.name(), parameters, from.time_base(), job.sound());
        int track = film.addEncoded(encoder.encoder());
        sound = new SoundTrack(film, track, encoder.encoder().time_base(), encoder);
    }

    /** The clock in which pictures are counted here: the encoder's, or the film's. */
    private AVRational clock() {
        PictureShrinker shrinking = shrinker;
        return shrinking == null
                ? film.clock(pictureTrack)
                : shrinking.encoder().time_base();
    }

    /**
     * Copies a whole clip behind what is there.
     *
     * @param read told after each packet how far the clip was read, in bytes
     */
    void add(ClipInput clip, LongConsumer read) throws ConversionException, InterruptedException {
        PictureShrinker shrinking = shrinker;
        if (shrinking != null) {
            shrinking.begin(clip);
        }
        offset = end;
        long start = Rescale.fromMicros(clip.startMicros(), clock());
        while (clip.read(packet)) {
            try {
                if (clip.isVideo(packet)) {
                    picture(clip, start);
                } else {
                    sound(clip);
                }
            } finally {
                avcodec.av_packet_unref(packet);
            }
            read.accept(clip.position());
            if (film.written() - settled >= SETTLE_EVERY) {
                settled = film.written();
                file.settleSoFar();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        if (shrinking != null) {
            writePictures(shrinking.take(null));
        }
        if (sound != null) {
            sound.clipEnds();
        }
    }

    private void picture(ClipInput clip, long start) throws ConversionException, InterruptedException {
        if (shrinker == null) {
            if (clip.startCodes()) {
                proof.add(PictureUnits.pictures(PictureUnits.ofStartCodes(ClipInput.bytes(packet)), clip.hevc()));
            } else {
                proof.add(packet.data(), packet.size());
            }
        }
        AVRational clock = clock();
        avcodec.av_packet_rescale_ts(packet, clip.video().time_base(), clock);
        complete(start);
        packet.pts(packet.pts() - start + offset).dts(packet.dts() - start + offset);
        end = Math.max(end, packet.pts() + packet.duration());
        PictureShrinker shrinking = shrinker;
        if (shrinking == null) {
            film.write(packet, pictureTrack, true);
        } else {
            writePictures(shrinking.take(packet));
        }
        if (sound != null) {
            sound.reached(Rescale.toMicros(packet.dts(), clock));
        }
    }

    /** Fills in what AVI and transport streams leave out. */
    private void complete(long start) {
        long expected = end - offset + start;
        if (packet.dts() == avutil.AV_NOPTS_VALUE) {
            packet.dts(packet.pts() == avutil.AV_NOPTS_VALUE ? expected : packet.pts());
        }
        if (packet.pts() == avutil.AV_NOPTS_VALUE) {
            packet.pts(packet.dts());
        }
        if (packet.duration() <= 0) {
            packet.duration(lastStep > 0 ? lastStep : Rescale.fromMicros(33_333, clock()));
        }
        lastStep = packet.duration();
    }

    private void writePictures(List<AVPacket> ready) throws ConversionException {
        try {
            for (AVPacket each : ready) {
                if (each.duration() <= 0) {
                    each.duration(lastStep);
                }
                avcodec.av_packet_rescale_ts(each, clock(), film.clock(pictureTrack));
                film.write(each, pictureTrack, true);
            }
        } finally {
            ready.forEach(avcodec::av_packet_free);
        }
    }

    private void sound(ClipInput clip) {
        SoundTrack track = sound;
        AVRational base = clip.sound().orElseThrow().time_base();
        long stamp = packet.pts() == avutil.AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        if (track == null || stamp == avutil.AV_NOPTS_VALUE) {
            return;
        }
        long at = Rescale.toMicros(stamp, base) - clip.startMicros() + Rescale.toMicros(offset, clock());
        if (soundCopied) {
            long length = Rescale.toMicros(Math.max(0, packet.duration()), base);
            if (at + length / 2 < soundEndMicros) {
                // The clip before went on for longer with its sound than with its picture.
                return;
            }
            soundEndMicros = at + length;
            long placed = Rescale.fromMicros(at, base);
            packet.pts(placed).dts(placed);
        }
        track.take(packet, at);
    }

    /** Writes what is in work, and the index. */
    void finish() throws ConversionException, InterruptedException {
        PictureShrinker shrinking = shrinker;
        if (shrinking != null) {
            writePictures(shrinking.finish());
        }
        if (sound != null) {
            sound.finish();
        }
        film.finish();
    }

    /** How much picture there is. */
    Duration length() {
        return Duration.ofNanos(1000 * Rescale.toMicros(end, clock()));
    }

    /** The fingerprint of what was copied. */
    PictureProof.Fingerprint copied() {
        return proof.finish();
    }

    @Override
    public void close() {
        if (sound != null) {
            sound.close();
        }
        if (shrinker != null) {
            shrinker.close();
        }
        avcodec.av_packet_free(packet);
        proof.close();
        film.close();
    }
}
