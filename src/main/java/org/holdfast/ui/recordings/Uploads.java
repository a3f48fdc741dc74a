// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.device.Text;
import org.holdfast.service.Connections;
import org.holdfast.service.Tasks;
import org.holdfast.ui.control.PlainName;

/** Puts files onto a camera's card, as tasks that can be seen and cancelled. */
final class Uploads {
    private static final String USUAL_FOLDER = "/DCIM/MOVIE";

    private final RecordingsContext context;

    Uploads(RecordingsContext context) {
        this.context = context;
    }

    /**
     * Begins to upload; returns at once.
     *
     * @param present what is on the card, to put the file beside its like
     * @param done called on the FX thread when it is on the card
     */
    void start(Device device, Path file, List<Recording> present, Runnable done) {
        String name = String.valueOf(file.getFileName());
        String path = folder(name, present) + "/" + name;
        context.tasks().start(RecordingTexts.of("upload.task", PlainName.of(name), device.name()), progress -> {
            upload(device, file, path, progress);
            context.background().later(done);
            return Optional.of(RecordingTexts.of("upload.done", path));
        });
    }

    private void upload(Device device, Path file, String path, Tasks.Progress progress)
            throws DeviceException, InterruptedException {
        try (Connections.Lease lease = context.connections().open(device);
                InputStream content = Files.newInputStream(file)) {
            Recordings card = lease.connection()
                    .capability(Recordings.class)
                    .filter(Recordings::takesUploads)
                    .orElseThrow(() -> new DeviceException.Unsupported(
                            RecordingTexts.of("upload.impossible", device.name()),
                            RecordingTexts.of("upload.impossible.advice")));
            long size = Files.size(file);
            card.upload(
                    path,
                    size,
                    content,
                    sent -> progress.at(
                            size == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, sent / (double) size)),
                            Optional.of(Text.of(
                                    RecordingTexts.BUNDLE,
                                    "upload.extent",
                                    RecordingTexts.size(sent),
                                    RecordingTexts.size(size)))));
        } catch (IOException e) {
            throw new DeviceException.Media(
                    RecordingTexts.of("upload.unreadable", file.toString()),
                    RecordingTexts.of("upload.unreadable.advice"),
                    e);
        }
    }

    /** Where the newest recording with the same ending lies, else where the newest lies. */
    static String folder(String name, List<Recording> present) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        List<Recording> newest = CardFilter.ALL.of(present);
        return newest.stream()
                .min(Comparator.comparing(recording ->
                        !recording.name().toLowerCase(Locale.ROOT).endsWith("." + ending.toLowerCase(Locale.ROOT))))
                .map(recording -> recording.path().substring(0, recording.path().lastIndexOf('/')))
                .filter(folder -> !folder.isEmpty())
                .orElse(USUAL_FOLDER);
    }
}
