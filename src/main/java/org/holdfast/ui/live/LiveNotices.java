// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.ui.control.Notice;

/** What a live view tells the user beside the picture. */
record LiveNotices(LiveContext context) {
    /** Something that goes by itself. */
    void tell(String words) {
        context.notices().accept(Notice.passing(context.clock().instant(), words));
    }

    /** As {@link #tell}, with a way to the folder of a file. */
    void tellOf(String words, Path folder) {
        context.notices()
                .accept(new Notice(
                        context.clock().instant(),
                        Notice.Weight.PASSING,
                        words,
                        Optional.of(new Notice.Deed(
                                context.phrases().of("open-folder"),
                                () -> context.openFolder().accept(folder)))));
    }

    /** Something that did not work. */
    void alarm(DeviceException why) {
        String words =
                context.phrases().say(why.sentence()) + " " + context.phrases().say(why.advice());
        context.notices().accept(new Notice(context.clock().instant(), Notice.Weight.ALARM, words, Optional.empty()));
    }

    /** That a snapshot was saved. */
    void photographed(Path path) {
        Path name = path.getFileName();
        tellOf(
                context.phrases().of("snapshot.saved", name == null ? path.toString() : name.toString()),
                folderOf(path));
    }

    /** Tells how a recording ended, even when its view is long gone. */
    LiveRecorder.Ended recording(String device) {
        return new Report(this, device);
    }

    private static Path folderOf(Path path) {
        Path folder = path.getParent();
        return folder == null ? path : folder;
    }

    private record Report(LiveNotices notices, String device) implements LiveRecorder.Ended {
        @Override
        public void saved(List<Path> paths, Duration length, long bytes) {
            LiveContext context = notices.context();
            Path folder = paths.isEmpty() ? context.files().folder() : folderOf(paths.getLast());
            String words = context.phrases()
                    .of(
                            "recording.ended",
                            device,
                            LiveTexts.clock(length),
                            context.phrases().say(LiveTexts.size(bytes)));
            context.background().later(() -> notices.tellOf(words, folder));
        }

        @Override
        public void failed(DeviceException why) {
            notices.context().background().later(() -> notices.alarm(why));
        }
    }
}
