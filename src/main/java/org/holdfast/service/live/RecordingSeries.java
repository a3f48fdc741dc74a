// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.media.RecordingTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One recording as the user sees it: a file, and a further one after each time the stream broke. */
final class RecordingSeries {
    private static final Logger LOG = LoggerFactory.getLogger(RecordingSeries.class);

    private final RecordingTarget target;
    private final List<Path> files = new ArrayList<>();
    private int started;

    RecordingSeries(RecordingTarget target) {
        this.target = target;
    }

    /** Where the next part goes; empty for a stream that broke, which cannot be taken up again. */
    Optional<RecordingTarget> next() {
        return switch (target) {
            case RecordingTarget.Stream stream -> started == 0 ? Optional.of(stream) : Optional.empty();
            case RecordingTarget.File file ->
                Optional.of(isFree(file.path()) ? file : new RecordingTarget.File(numbered(file.path()), file.kind()));
        };
    }

    /** Whether the name that was asked for is to be taken: by the first part, or again where that one was empty. */
    private boolean isFree(Path first) {
        return started == 0 || (files.isEmpty() && !Files.exists(first));
    }

    private Path numbered(Path first) {
        String name = first.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        int number = files.size() + 1;
        Path path = first.resolveSibling(stem + "-" + number + ending);
        while (Files.exists(path)) {
            number++;
            path = first.resolveSibling(stem + "-" + number + ending);
        }
        return path;
    }

    void began(RecordingTarget part) {
        started++;
        if (part instanceof RecordingTarget.File file) {
            files.add(file.path());
        }
    }

    /** Removes a finished part that holds nothing, because the stream broke before a picture to begin with. */
    void drop(RecordingTarget part) {
        if (!(part instanceof RecordingTarget.File file)) {
            return;
        }
        try {
            if (Files.size(file.path()) == 0) {
                Files.delete(file.path());
                files.remove(file.path());
            }
        } catch (IOException e) {
            LOG.debug("An empty part could not be removed", e);
        }
    }

    boolean hasBegun() {
        return started > 0;
    }

    /** The files so far that are there. */
    List<Path> files() {
        return files.stream().filter(Files::exists).toList();
    }
}
