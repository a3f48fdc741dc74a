// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.media.convert.ConversionJob;
import org.holdfast.service.Conversions;
import org.holdfast.service.Tasks;
import org.holdfast.ui.control.Notice;
import org.holdfast.ui.control.PlainName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes MP4s of files that are here, as tasks that can be seen and cancelled. Needs no window. */
final class ConvertModel {
    /** The heights that a smaller copy can have, in pixels. */
    static final List<Integer> HEIGHTS = List.of(1080, 720, 480, 360);

    private static final Logger LOG = LoggerFactory.getLogger(ConvertModel.class);
    private static final int MOST_TRIES = 1000;

    private final RecordingsContext context;

    /**
     * What is wanted.
     *
     * @param join whether one film is made of all, in their order
     * @param height of a smaller copy; empty keeps the picture as it is
     * @param keep whether the originals stay
     */
    record Wish(boolean join, ConversionJob.Sound sound, OptionalInt height, boolean keep) {
        /** One MP4 for each, the picture as it is, and nothing is lost. */
        static final Wish USUAL = new Wish(false, ConversionJob.Sound.AAC, OptionalInt.empty(), true);
    }

    ConvertModel(RecordingsContext context) {
        this.context = context;
    }

    /** Begins; returns at once. */
    void start(List<Path> files, Wish wish) {
        if (wish.join() && files.size() > 1) {
            begin(files, wish);
        } else {
            files.forEach(file -> begin(List.of(file), wish));
        }
    }

    private void begin(List<Path> files, Wish wish) {
        String first = shown(files.getFirst());
        Text title = files.size() > 1
                ? RecordingTexts.of("convert.task.join", files.size(), first)
                : RecordingTexts.of("convert.task", first);
        context.tasks().start(title, progress -> {
            Conversions.Converted made = convert(files, wish, progress);
            boolean removed = !wish.keep() && made.samePicture() && remove(files, made.file());
            context.background().later(() -> tell(made, removed));
            return Optional.of(RecordingTexts.of(
                    made.samePicture() ? "convert.done.same" : "convert.done",
                    shown(made.file()),
                    RecordingTexts.size(made.bytes())));
        });
    }

    private Conversions.Converted convert(List<Path> files, Wish wish, Tasks.Progress progress)
            throws DeviceException, InterruptedException {
        return context.services()
                .conversions()
                .convert(new ConversionJob(files, output(files, wish), wish.sound(), wish.height()), progress);
    }

    /** Only what was compared with its original and is a file of some size replaces it. */
    private static boolean remove(List<Path> originals, Path made) {
        List<Path> removed = new ArrayList<>();
        try {
            if (!Files.isRegularFile(made) || Files.size(made) == 0) {
                return false;
            }
            for (Path original : originals) {
                Files.deleteIfExists(original);
                removed.add(original);
            }
            return true;
        } catch (IOException e) {
            LOG.warn("An original could not be removed after {} were", removed.size(), e);
            return false;
        }
    }

    private void tell(Conversions.Converted made, boolean removed) {
        context.notices()
                .accept(new Notice(
                        context.clock().instant(),
                        Notice.Weight.PASSING,
                        context.phrases().of(removed ? "convert.notice.removed" : "convert.notice", shown(made.file())),
                        Optional.ofNullable(made.file().getParent())
                                .map(folder -> new Notice.Deed(
                                        context.phrases().of("open-folder"),
                                        () -> context.openPath().accept(folder)))));
    }

    private static String shown(Path file) {
        return PlainName.of(String.valueOf(file.getFileName()));
    }

    /** A name beside the first original where no file is yet. */
    static Path output(List<Path> files, Wish wish) {
        Path first = files.getFirst();
        String name = String.valueOf(first.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = (dot > 0 ? name.substring(0, dot) : name)
                + (files.size() > 1 ? " joined" : "")
                + (wish.height().isPresent() ? " " + wish.height().getAsInt() + "p" : "");
        Path path = first.resolveSibling(stem + ".mp4");
        for (int number = 2; Files.exists(path) && number < MOST_TRIES; number++) {
            path = first.resolveSibling(stem + " " + number + ".mp4");
        }
        return path;
    }
}
