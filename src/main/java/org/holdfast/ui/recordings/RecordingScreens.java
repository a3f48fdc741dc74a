// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.holdfast.device.Device;
import org.holdfast.device.Recording;
import org.holdfast.service.Services;
import org.holdfast.ui.control.DeviceTab;
import org.holdfast.ui.control.Folders;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Notice;
import org.holdfast.ui.control.Screen;

/** Makes everything about recordings, over one queue and one store of pictures a window. FX thread only. */
public final class RecordingScreens implements AutoCloseable {
    private static final double RAIL = 72;

    private final Frame frame;
    private final RecordingsContext context;
    private final LastCamera last = new LastCamera();
    private final QueueModel queue;
    private final Thumbnails thumbnails;
    private final DownloadChoices choices;
    private final RuleModel rules;
    private final Uploads uploads;
    private final ConvertModel conversions;
    private final RecordingDialogs dialogs;

    public RecordingScreens(Services services, Frame frame) {
        this.frame = frame;
        context = new RecordingsContext(
                services.book(),
                services.connections(),
                services.recordings(),
                services.tasks(),
                services.preferences(),
                services.folders().pictures(),
                frame.background(),
                services.clock(),
                frame.phrases(RecordingTexts.BUNDLE),
                frame::notice,
                new Folders(frame, services.clock())::open);
        queue = new QueueModel(context);
        thumbnails = new Thumbnails(services.recordings().clips(), frame.background());
        choices = new DownloadChoices(context);
        rules = new RuleModel(context, choices);
        uploads = new Uploads(context);
        conversions = new ConvertModel(context);
        dialogs = new RecordingDialogs(frame, context.phrases());
    }

    /** The page of the rail. */
    public Screen screen() {
        return new RecordingsScreen(this);
    }

    /** The device page's tab. */
    public DeviceTab tab() {
        return new RecordingsTab(this);
    }

    RecordingsContext context() {
        return context;
    }

    Frame frame() {
        return frame;
    }

    LastCamera last() {
        return last;
    }

    QueueModel queue() {
        return queue;
    }

    Thumbnails thumbnails() {
        return thumbnails;
    }

    DownloadChoices choices() {
        return choices;
    }

    RuleModel rules() {
        return rules;
    }

    Uploads uploads() {
        return uploads;
    }

    RecordingDialogs dialogs() {
        return dialogs;
    }

    /** What of the window's width lies beside a page. */
    double besideWidth() {
        return RAIL;
    }

    /**
     * Plays or shows what lies on the card, with a way to what is beside it.
     *
     * @param all what can be gone through, clips and photos
     * @param index which of them comes first
     */
    void play(Device device, List<Recording> all, int index) {
        frame.push(ClipPage.open(context.services().clips(), frame, device, all, index));
    }

    /** Plays or shows a clip's or photo's file, or opens another with the system's program for it. */
    void openFile(Path file, Recording.Kind kind) {
        if (!Files.isRegularFile(file)) {
            frame.notice(
                    Notice.passing(context.clock().instant(), context.phrases().of("file.gone", file.toString())));
        } else if (kind == Recording.Kind.OTHER) {
            context.openPath().accept(file);
        } else {
            frame.push(ClipPage.open(context.services().clips(), frame, file));
        }
    }

    /** Shows a folder, or the nearest above it that is there. */
    void openFolder(Path folder) {
        Path there = folder;
        while (!Files.isDirectory(there) && there.getParent() != null) {
            there = there.getParent();
        }
        context.openPath().accept(there);
    }

    /** Asks how, and makes MP4s. */
    void convert(List<Path> files) {
        if (!files.isEmpty()) {
            dialogs.convert(files, wish -> conversions.start(files, wish));
        }
    }

    @Override
    public void close() {
        queue.close();
    }
}
