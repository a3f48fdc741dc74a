// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.holdfast.lab.scene.SceneStore;
import org.holdfast.media.FfmpegLibraries;

/** Clips as the virtual camera writes them, and what is in a file, read packet by packet. */
public final class Films {
    /** When the clips of the tests end, by the camera's clock. */
    public static final LocalDateTime STOPPED = LocalDateTime.of(2026, 11, 21, 10, 15, 0);

    private static final SceneStore SCENES = new SceneStore(Path.of("target", "lab-cache"));

    private Films() {}

    /** A clip in {@code folder}. */
    public static Path clip(Path folder, String name, int seconds, boolean sound) throws IOException {
        return clip(folder, name, Duration.ofSeconds(seconds), sound, STOPPED);
    }

    /** A clip that ends at {@code stopped}. */
    public static Path clip(Path folder, String name, Duration length, boolean sound, LocalDateTime stopped)
            throws IOException {
        Path file = folder.resolve(name);
        SCENES.writeClip(file, length, sound, stopped);
        return file;
    }

    /** What is in a file: how many pictures, their fingerprint, the codecs. */
    record Content(long pictures, String fingerprint, int picture, int sound, long soundMicros, long lengthMicros) {}

    static Content content(Path file) throws Exception {
        FfmpegLibraries.load();
        AVPacket packet = avcodec.av_packet_alloc();
        try (ClipInput clip = ClipInput.open(file, true);
                PictureProof proof = new PictureProof()) {
            long pictures = 0;
            long soundEnd = 0;
            while (clip.read(packet)) {
                if (clip.isVideo(packet)) {
                    pictures++;
                    proof.add(packet.data(), packet.size());
                } else {
                    soundEnd = Rescale.toMicros(
                            packet.pts() + packet.duration(),
                            clip.sound().orElseThrow().time_base());
                }
                avcodec.av_packet_unref(packet);
            }
            return new Content(
                    pictures,
                    proof.finish().digest(),
                    clip.video().codecpar().codec_id(),
                    clip.sound().map(stream -> stream.codecpar().codec_id()).orElse(avcodec.AV_CODEC_ID_NONE),
                    soundEnd,
                    clip.lengthMicros());
        } finally {
            avcodec.av_packet_free(packet);
        }
    }

    /** The first packet of sound. */
    static byte[] firstSound(Path file) throws Exception {
        AVPacket packet = avcodec.av_packet_alloc();
        try (ClipInput clip = ClipInput.open(file, true)) {
            while (clip.read(packet)) {
                if (clip.isSound(packet)) {
                    byte[] bytes = new byte[packet.size()];
                    packet.data().get(bytes);
                    return bytes;
                }
                avcodec.av_packet_unref(packet);
            }
            throw new AssertionError("There is no sound");
        } finally {
            avcodec.av_packet_free(packet);
        }
    }

    /** The outermost boxes of a file, in their order. */
    public static List<String> boxes(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        List<String> names = new ArrayList<>();
        for (int at = 0; at + 8 <= bytes.limit(); ) {
            byte[] name = new byte[4];
            bytes.get(at + 4, name);
            names.add(new String(name, StandardCharsets.ISO_8859_1));
            long size = Integer.toUnsignedLong(bytes.getInt(at));
            at = (int) Math.min(bytes.limit(), at + (size == 1 ? bytes.getLong(at + 8) : Math.max(8, size)));
        }
        return names;
    }

    /** Where a box begins, looked for by its name. */
    public static int indexOf(byte[] file, String box) {
        byte[] name = box.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = file.length - name.length; at >= 4; at--) {
            boolean here = true;
            for (int i = 0; i < name.length && here; i++) {
                here = file[at + i] == name[i];
            }
            if (here) {
                return at - 4;
            }
        }
        throw new AssertionError("There is no " + box);
    }
}
