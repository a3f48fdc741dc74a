// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.holdfast.device.Text;
import org.holdfast.service.SecretImports.Waiting;

/**
 * Which devices that are not saved have secrets kept, in {@code waiting-secrets.json}; without the secrets, so that they
 * can be listed and forgotten. On the disk when a change returns. Thread-safe.
 */
public final class SavedWaitingSecrets {
    private final StateFile<List<Waiting>> file;
    private final Path path;
    /** Held while the file is written, and never together with another. */
    private final ReentrantLock writing = new ReentrantLock();

    private volatile List<Waiting> current;

    public SavedWaitingSecrets(Path folder, DiskSteps disk, Clock clock) {
        path = folder.resolve("waiting-secrets.json");
        file = new StateFile<>(path, new WaitingSecretsShape(), disk, clock);
        current = file.state();
    }

    /** What went wrong while reading. */
    public List<Text> problems() {
        return file.problems();
    }

    public List<Waiting> current() {
        return current;
    }

    /** The file, for messages. */
    public Path path() {
        return path;
    }

    /** Changes the list; nothing is changed where that fails. */
    public void update(UnaryOperator<List<Waiting>> change) throws IOException {
        writing.lock();
        try {
            current = file.update(before -> List.copyOf(change.apply(before)));
        } finally {
            writing.unlock();
        }
    }
}
