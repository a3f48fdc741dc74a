// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * What must be known of a clip before a film is begun.
 *
 * @param file the clip
 * @param picture how its pictures are encoded
 * @param sound its sound, where it has any that is wanted
 * @param packets how many packets it has, at most
 * @param size in bytes
 * @param time when it was recorded
 */
record ClipFacts(Path file, CodedPicture picture, Optional<CodedSound> sound, long packets, long size, ClipTime time) {
    private static final int SAMPLES_A_PACKET = 1024;

    /**
     * How pictures are encoded.
     *
     * @param settings the codec's parameter sets
     */
    record CodedPicture(int codec, int width, int height, ByteBuffer settings) {}

    /** How sound is encoded. */
    record CodedSound(int codec, int rate, int channels, ByteBuffer settings) {}

    /** Looks at a clip; one without an index is read through for that. */
    static ClipFacts of(Path file, boolean wantSound, Runnable alive) throws ConversionException, InterruptedException {
        try (ClipInput clip = ClipInput.open(file, wantSound)) {
            AVCodecParameters from = clip.video().codecpar();
            CodedPicture picture = new CodedPicture(from.codec_id(), from.width(), from.height(), settings(from));
            Optional<CodedSound> sound = clip.sound()
                    .map(stream -> new CodedSound(
                            stream.codecpar().codec_id(),
                            stream.codecpar().sample_rate(),
                            stream.codecpar().ch_layout().nb_channels(),
                            settings(stream.codecpar())));
            ClipTime time = clip.time();
            long size = clip.size();
            long packets = clip.indexedPictures() > 0 ? indexed(clip) : counted(clip, alive);
            return new ClipFacts(file, picture, sound, packets, size, time);
        }
    }

    private static ByteBuffer settings(AVCodecParameters parameters) {
        byte[] bytes = new byte[Math.max(0, parameters.extradata_size())];
        if (bytes.length > 0) {
            parameters.extradata().get(bytes);
        }
        return ByteBuffer.wrap(bytes);
    }

    /** The sound's own number of packets says little: linear sound is one entry a sample. */
    private static long indexed(ClipInput clip) {
        double seconds = clip.lengthMicros() / 1e6;
        long sound = clip.sound()
                .map(stream -> Math.round(seconds * stream.codecpar().sample_rate() / SAMPLES_A_PACKET * 1.2) + 100)
                .orElse(0L);
        return clip.indexedPictures() + sound;
    }

    private static long counted(ClipInput clip, Runnable alive) throws ConversionException, InterruptedException {
        AVPacket packet = avcodec.av_packet_alloc();
        try {
            long count = 100;
            while (clip.read(packet)) {
                count++;
                avcodec.av_packet_unref(packet);
                alive.run();
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            return 2 * count;
        } finally {
            avcodec.av_packet_free(packet);
        }
    }

    private String name() {
        return ClipInput.name(file);
    }

    /**
     * Says why clips cannot be joined, where they cannot.
     *
     * @param encodeAnew whether the pictures are encoded anew, so that they may differ but for their size
     */
    static void requireSuccession(List<ClipFacts> clips, boolean encodeAnew) throws ConversionException {
        for (int i = 1; i < clips.size(); i++) {
            requireAlike(clips.get(i - 1), clips.get(i), encodeAnew);
        }
        for (int i = 1; i < clips.size(); i++) {
            requireNear(clips.get(i - 1), clips.get(i));
        }
    }

    private static void requireAlike(ClipFacts one, ClipFacts next, boolean encodeAnew) throws ConversionException {
        if (one.picture.width != next.picture.width || one.picture.height != next.picture.height) {
            throw ConversionFault.JOIN_SIZE.about(one.name(), next.name());
        }
        if (!encodeAnew && !one.picture.equals(next.picture)) {
            throw ConversionFault.JOIN_PICTURE.about(one.name(), next.name());
        }
        if (!one.sound.equals(next.sound)) {
            throw ConversionFault.JOIN_SOUND.about(one.name(), next.name());
        }
    }

    private static void requireNear(ClipFacts one, ClipFacts next) throws ConversionException {
        Duration gap = one.time
                .gapTo(next.time)
                .orElseThrow(() -> ConversionFault.JOIN_UNKNOWN.about(one.name(), next.name()));
        if (gap.compareTo(ClipTime.NEAR) > 0) {
            throw ConversionFault.JOIN_GAP.about(one.name(), next.name(), Long.toString(gap.toSeconds()));
        }
        if (gap.negated().compareTo(ClipTime.NEAR) > 0) {
            throw ConversionFault.JOIN_ORDER.about(one.name(), next.name());
        }
    }
}
