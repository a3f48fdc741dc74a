// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.OutputStream;
import java.nio.file.Path;

/** Where a recording goes. */
public sealed interface RecordingTarget {
    /** A new file; it must not exist yet. */
    record File(Path path) implements RecordingTarget {}

    /** A stream that is only written forward, such as standard output; not closed at the end. */
    record Stream(OutputStream out) implements RecordingTarget {}
}
