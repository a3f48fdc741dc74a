// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.holdfast.device.DeviceException;

/**
 * Saves stills: PNG or JPEG by the file's ending. What a camera sent as JPEG is saved as it came. Thread-safe; blocks
 * for the disk and belongs on a platform thread, because encoding is native.
 */
public final class StillWriter {
    /**
     * Writes a still; the file appears whole or not at all, and replaces one of that name.
     *
     * @param file ending in {@code .png}, {@code .jpg} or {@code .jpeg}; anything else becomes PNG
     * @throws DeviceException when it cannot be written
     */
    public void write(Still still, Path file) throws DeviceException {
        try {
            save(bytes(still, file), file.toAbsolutePath());
        } catch (IOException e) {
            throw MediaTexts.media("still-failed", e);
        }
    }

    /**
     * The bytes that {@link #write} would write.
     *
     * @throws IOException when FFmpeg cannot encode the picture
     */
    ByteBuffer bytes(Still still, Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".jpg") || name.endsWith(".jpeg")) {
            if (still.jpeg().isPresent()) {
                return still.jpeg().get().duplicate();
            }
            return StillEncoder.encode(still, StillEncoder.Kind.JPEG);
        }
        return StillEncoder.encode(still, StillEncoder.Kind.PNG);
    }

    private static void save(ByteBuffer bytes, Path file) throws IOException {
        Path folder = file.getParent();
        Path draft = Files.createTempFile(folder, ".holdfast-", ".part");
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            try {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
