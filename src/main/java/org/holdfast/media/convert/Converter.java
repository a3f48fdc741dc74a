// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.holdfast.media.FfmpegLibraries;

/**
 * Makes an MP4 that plays anywhere out of clips (protocol reference, section 13). Pictures are copied bit for bit, and
 * that is proven each time: those of the written film are read again and compared with those that were read from the
 * clips. The film gets its name only then. Runs in this process, so it belongs into one that a damaged clip may bring
 * down; uses one platform thread of the caller's and a few of its own.
 */
public final class Converter {
    /** How much of the way is over when everything is written and not yet read again. */
    private static final double WRITTEN = 0.85;
    /** Far more than the index of a clip of hours, or a picture, ever needs; in bytes. */
    private static final long LARGEST_PIECE = 256L << 20;

    private final ConversionJob job;
    private final DoubleConsumer progress;
    private final boolean wantSound;
    private double reached;

    private Converter(ConversionJob job, DoubleConsumer progress) {
        this.job = job;
        this.progress = progress;
        this.wantSound = job.sound() != ConversionJob.Sound.NONE;
    }

    /**
     * Keeps a clip that lies about its sizes from taking this process's memory. Holds for everything that FFmpeg does
     * in the process, so it is for one that does nothing else.
     */
    public static void limitMemory() {
        FfmpegLibraries.load();
        avutil.av_max_alloc(LARGEST_PIECE);
    }

    /**
     * What came of it.
     *
     * @param bytes the film's size
     * @param samePicture whether the film's pictures were compared with the clips' and are the same
     */
    public record Outcome(long bytes, Duration length, boolean samePicture) {}

    /**
     * Converts. Blocks; interruption ends it and leaves nothing behind.
     *
     * @param progress told often, from 0 to 1
     */
    public static Outcome convert(ConversionJob job, DoubleConsumer progress)
            throws ConversionException, InterruptedException {
        FfmpegLibraries.load();
        try {
            return new Converter(job, progress).run();
        } catch (ConversionException e) {
            if (Thread.interrupted()) {
                // Interruption closes files under the hands of whoever reads them.
                throw new InterruptedException();
            }
            throw e;
        }
    }

    private Outcome run() throws ConversionException, InterruptedException {
        requireFreeOutput();
        List<ClipFacts> clips = new ArrayList<>();
        for (Path input : job.inputs()) {
            clips.add(ClipFacts.of(input, wantSound, () -> progress.accept(reached)));
        }
        ClipFacts.requireSuccession(clips, job.height().isPresent());
        String name = ClipInput.name(job.output());
        try (SideFile side = SideFile.create(job.output())) {
            Written written = write(side, clips);
            boolean same = job.height().isEmpty();
            if (same) {
                requireSame(side, written);
            }
            long bytes = side.channel().size();
            likeTheClip(side);
            side.commit();
            progress.accept(1);
            return new Outcome(bytes, written.length, same);
        } catch (FileAlreadyExistsException e) {
            throw (Files.exists(job.output(), LinkOption.NOFOLLOW_LINKS)
                            ? ConversionFault.OUTPUT_EXISTS
                            : ConversionFault.OUTPUT_BUSY)
                    .about(name);
        } catch (IOException e) {
            throw FilmOutput.failure(e, name);
        }
    }

    private void requireFreeOutput() throws ConversionException {
        Path output = job.output().toAbsolutePath().normalize();
        String name = ClipInput.name(output);
        for (Path input : job.inputs()) {
            if (input.toAbsolutePath().normalize().equals(output) || isSame(input, output)) {
                throw ConversionFault.OUTPUT_IS_INPUT.about(name);
            }
        }
        if (Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
            throw ConversionFault.OUTPUT_EXISTS.about(name);
        }
        Path folder = output.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw ConversionFault.OUTPUT_FOLDER.about(name);
        }
    }

    private static boolean isSame(Path input, Path output) {
        try {
            return Files.exists(input) && Files.exists(output) && Files.isSameFile(input, output);
        } catch (IOException e) {
            // Then they can be told apart at least.
            return false;
        }
    }

    /** What was written and not yet proven. */
    private record Written(PictureProof.Fingerprint pictures, Duration length, boolean startCodes, boolean hevc) {}

    private Written write(SideFile side, List<ClipFacts> clips) throws ConversionException, InterruptedException {
        long total = Math.max(1, clips.stream().mapToLong(ClipFacts::size).sum());
        long packets = clips.stream().mapToLong(ClipFacts::packets).sum();
        try (FilmWork work = new FilmWork(job, side)) {
            long before = 0;
            boolean startCodes = false;
            boolean hevc = false;
            for (ClipFacts each : clips) {
                try (ClipInput clip = ClipInput.open(each.file(), wantSound)) {
                    if (before == 0) {
                        work.begin(clip, packets);
                        startCodes = clip.startCodes();
                        hevc = clip.hevc();
                    }
                    long done = before;
                    work.add(clip, read -> tell((double) (done + read) / total * WRITTEN));
                }
                before += each.size();
            }
            work.finish();
            return new Written(work.copied(), work.length(), startCodes, hevc);
        }
    }

    /** Reads the film and compares its pictures with those that went into it. */
    private void requireSame(SideFile side, Written written) throws ConversionException, InterruptedException {
        String name = ClipInput.name(job.output());
        AVPacket packet = avcodec.av_packet_alloc();
        try (PictureProof proof = new PictureProof();
                ClipInput film = ClipInput.open(side.path(), false)) {
            while (film.read(packet)) {
                if (written.startCodes) {
                    proof.add(PictureUnits.pictures(PictureUnits.ofLengths(ClipInput.bytes(packet)), written.hevc));
                } else {
                    proof.add(packet.data(), packet.size());
                }
                avcodec.av_packet_unref(packet);
                tell(WRITTEN + (1 - WRITTEN) * film.position() / Math.max(1, film.size()));
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            if (!proof.finish().equals(written.pictures)) {
                throw ConversionFault.NOT_THE_SAME.about(name);
            }
        } catch (ConversionException e) {
            throw ConversionFault.NOT_THE_SAME.about(name);
        } finally {
            avcodec.av_packet_free(packet);
        }
    }

    private void tell(double fraction) {
        reached = Math.clamp(fraction, reached, 0.999);
        progress.accept(reached);
    }

    /** The film stands where the clip stands when files are sorted by time. */
    private void likeTheClip(SideFile side) throws IOException {
        FileTime time = Files.getLastModifiedTime(job.inputs().getLast());
        Files.setLastModifiedTime(side.path(), time);
    }
}
