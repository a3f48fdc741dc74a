// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;

/** Where a recording goes, and what becomes of its pictures. */
public sealed interface RecordingTarget {
    /** What becomes of the pictures. */
    RecordingKind kind();

    /** Whether it is an AVI; otherwise it is an MP4. */
    boolean avi();

    /**
     * A new file; it must not exist yet. Its ending says what it is: {@code .avi} for an AVI (JPEG pictures and plain
     * samples), anything else for an MP4 (with AAC).
     */
    record File(Path path, RecordingKind kind) implements RecordingTarget {
        /** With the pictures as they are sent. */
        public File(Path path) {
            this(path, RecordingKind.AS_SENT);
        }

        @Override
        public boolean avi() {
            return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".avi");
        }
    }

    /** A stream that is only written forward, such as standard output, as an MP4; not closed at the end. */
    record Stream(OutputStream out, RecordingKind kind) implements RecordingTarget {
        /** With the pictures as they are sent. */
        public Stream(OutputStream out) {
            this(out, RecordingKind.AS_SENT);
        }

        @Override
        public boolean avi() {
            return false;
        }
    }
}
