// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.service.ServiceTexts;
import org.holdfast.service.store.StateFile;

/** The choices in {@code switches.json}; a change is on the disk before it holds. Thread-safe. */
final class ChoicesFile {
    private final StateFile<Choices> file;
    private final Path path;
    /** Held while the file is written. */
    private final ReentrantLock writing = new ReentrantLock();

    private volatile Choices current;

    ChoicesFile(StateFile<Choices> file, Path path) {
        this.file = file;
        this.path = path;
        current = file.state();
    }

    List<Text> problems() {
        return file.problems();
    }

    Choices current() {
        return current;
    }

    /** @param change without effects */
    void update(UnaryOperator<Choices> change) throws DeviceException {
        writing.lock();
        try {
            current = file.update(change);
        } catch (IOException e) {
            throw new DeviceException.Media(
                    ServiceTexts.of("switches.unwritable", path.toString()),
                    ServiceTexts.of("switches.unwritable.advice"),
                    e);
        } finally {
            writing.unlock();
        }
    }
}
