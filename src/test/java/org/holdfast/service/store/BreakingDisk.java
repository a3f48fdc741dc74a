// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk on which the program is killed before one of its steps, or in the middle of a write. */
final class BreakingDisk implements DiskSteps {
    private final DiskSteps disk = DiskSteps.ofSystem();
    private final boolean halfway;
    private int left;

    /**
     * @param steps how many steps succeed
     * @param halfway whether the write that is broken off leaves half a file
     */
    BreakingDisk(int steps, boolean halfway) {
        left = steps;
        this.halfway = halfway;
    }

    private boolean killed() {
        left--;
        return left < 0;
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        disk.makeFolder(folder);
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        if (killed()) {
            if (halfway) {
                Files.write(file, Arrays.copyOf(content, content.length / 2));
            }
            throw new KilledException();
        }
        disk.write(file, content);
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        if (killed()) {
            throw new KilledException();
        }
        disk.replace(from, to);
    }

    @Override
    public void settle(Path folder) throws IOException {
        if (killed()) {
            throw new KilledException();
        }
        disk.settle(folder);
    }

    /** The program is gone. */
    static final class KilledException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
