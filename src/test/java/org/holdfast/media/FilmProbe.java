// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/** Reads a film with its sound as a player would; times in seconds. */
final class FilmProbe implements StreamSource.Receiver, AutoCloseable {
    private static final double CLOCK = 90_000;

    /** When each picture is shown. */
    final List<Double> pictures = new ArrayList<>();
    /** The coded pictures. */
    final List<byte[]> coded = new ArrayList<>();
    /** When the first sound is heard whose loudness is more than a tenth of the most; −1 where there is none. */
    double firstLoud = -1;
    /** When the last sound ends. */
    double soundEnd;

    String pictureCodec = "";
    String soundCodec = "";
    private List<CodedTrack> tracks = List.of();
    private @Nullable SoundDecoder decoder;

    private FilmProbe() {}

    static FilmProbe of(Path file) throws Exception {
        FfmpegEngine.load();
        try (FilmProbe probe = new FilmProbe();
                ContainerSource source = ContainerSource.of(file)) {
            source.run(probe);
            return probe;
        }
    }

    @Override
    public void tracks(List<CodedTrack> found) {
        tracks = found;
        pictureCodec = name(found.getFirst());
        if (found.size() > 1) {
            soundCodec = name(found.get(1));
            decoder = new SoundDecoder(found.get(1));
        }
    }

    private static String name(CodedTrack track) {
        return avcodec.avcodec_get_name(track.codec()).getString();
    }

    @Override
    public void unit(int track, ByteBuffer bytes, long ticks, boolean key, long arrivedNanos) {
        if (track == 0) {
            pictures.add(ticks / CLOCK);
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            coded.add(copy);
            return;
        }
        SoundDecoder hearing = Objects.requireNonNull(decoder);
        try (CodedUnit unit = CodedUnit.of(bytes, ticks, key, 0)) {
            hearing.decode(unit, (samples, length, rate) -> hear(samples, length, rate, ticks / CLOCK));
        }
    }

    private void hear(byte[] samples, int length, int rate, double start) {
        for (int i = 0; i < length; i += StereoConverter.FRAME) {
            int sample = (short) ((samples[i] & 0xFF) | (samples[i + 1] << 8));
            if (firstLoud < 0 && Math.abs(sample) > 3276) {
                firstLoud = start + (double) i / StereoConverter.FRAME / rate;
            }
        }
        soundEnd = start + (double) length / StereoConverter.FRAME / rate;
    }

    @Override
    public void close() {
        if (decoder != null) {
            decoder.close();
        }
        tracks.forEach(CodedTrack::close);
    }
}
