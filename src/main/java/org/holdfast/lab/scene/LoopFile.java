// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.scene;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** An {@link EncodedLoop} in a file of our own, so that the scene is encoded once and not at each start. */
final class LoopFile {
    private static final int MAGIC = 0x4846_4c31;
    private static final int LARGEST_FRAME = 4 << 20;

    private LoopFile() {}

    static void write(Path file, EncodedLoop loop) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("No folder for " + file);
        }
        Files.createDirectories(folder);
        Path side = Files.createTempFile(folder, "scene", ".part");
        try {
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(side)))) {
                out.writeInt(MAGIC);
                out.writeInt(loop.width());
                out.writeInt(loop.height());
                out.writeInt(loop.rate());
                out.writeInt(loop.header().length);
                out.write(loop.header());
                out.writeInt(loop.frames().size());
                for (EncodedFrame frame : loop.frames()) {
                    out.writeInt(frame.number());
                    out.writeBoolean(frame.key());
                    out.writeInt(frame.data().length);
                    out.write(frame.data());
                }
                out.writeInt(MAGIC);
            }
            Files.move(side, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(side);
        }
    }

    /** Reads one back; throws when the file is missing, cut short or not one of ours. */
    static EncodedLoop read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in);
        }
    }

    static EncodedLoop read(InputStream from) throws IOException {
        try (DataInputStream in = new DataInputStream(from)) {
            require(in.readInt() == MAGIC);
            int width = in.readInt();
            int height = in.readInt();
            int rate = in.readInt();
            require(width > 0 && height > 0 && rate > 0);
            byte[] header = bytes(in, 4096);
            int count = in.readInt();
            require(count > 0 && count <= FrameNumber.LIMIT);
            List<EncodedFrame> frames = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = in.readInt();
                boolean key = in.readBoolean();
                frames.add(new EncodedFrame(number, key, bytes(in, LARGEST_FRAME)));
            }
            require(in.readInt() == MAGIC);
            return new EncodedLoop(width, height, rate, header, frames);
        }
    }

    private static byte[] bytes(DataInputStream in, int most) throws IOException {
        int length = in.readInt();
        require(length >= 0 && length <= most);
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private static void require(boolean fits) throws IOException {
        if (!fits) {
            throw new IOException("Not an encoded scene");
        }
    }
}
