// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A finished clip that can be read from any place: a file, or one on a device's card. */
public interface ClipSource {
    /** For messages. */
    String name();

    /** Opens it for reading; the caller closes it. Blocks; may be called more than once. */
    SeekableByteChannel open() throws IOException;

    /** A file of this computer. */
    static ClipSource of(Path file) {
        return new ClipSource() {
            @Override
            public String name() {
                return String.valueOf(file.getFileName());
            }

            @Override
            public SeekableByteChannel open() throws IOException {
                return Files.newByteChannel(file);
            }
        };
    }
}
