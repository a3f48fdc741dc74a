// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** The real disk with as much room as a test says. */
final class TestDisk implements DownloadDisk {
    private final DownloadDisk real = DownloadDisk.ofSystem();
    final AtomicLong room = new AtomicLong(Long.MAX_VALUE / 2);
    /** Whether free room is told as larger than it is, as some systems do. */
    volatile boolean boasts;
    /** Whether the program is killed between the two halves of naming a file. */
    volatile boolean killedWhileNaming;

    @Override
    public long room(Path folder) {
        return boasts ? Long.MAX_VALUE / 2 : room.get();
    }

    @Override
    public void write(FileChannel file, ByteBuffer bytes, long position) throws IOException {
        if (room.get() < bytes.remaining()) {
            throw new IOException("No space left on device");
        }
        room.addAndGet(-bytes.remaining());
        real.write(file, bytes, position);
    }

    @Override
    public void force(FileChannel file) throws IOException {
        real.force(file);
    }

    @Override
    public void name(Path part, Path name) throws IOException {
        if (killedWhileNaming) {
            java.nio.file.Files.createLink(name, part);
            throw new IOException("killed");
        }
        real.name(part, name);
    }

    @Override
    public void settle(Path folder) throws IOException {
        real.settle(folder);
    }
}
