// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.MalformedStateException;
import org.holdfast.service.store.SafeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key that lies beside the sealed secrets where there is no passphrase. */
final class KeyFile {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    private final SafeFile file;
    private final SecureRandom random;

    KeyFile(Path path, DiskSteps disk, Clock clock, SecureRandom random) {
        file = new SafeFile(path, disk, clock);
        this.random = random;
    }

    /** The key that opens what lies beside. */
    byte[] read() throws IOException, MalformedStateException {
        byte[] there = file.read().orElseThrow(() -> new MalformedStateException("The key is gone"));
        if (there.length != SecretBox.KEY) {
            throw new MalformedStateException("The key has another length");
        }
        return there;
    }

    /** The key in the file, made where there is none. */
    byte[] readOrMake() throws IOException {
        Optional<byte[]> there = file.read();
        if (there.isPresent()) {
            if (there.get().length == SecretBox.KEY) {
                return there.get(); // it may open a file that was set aside
            }
            Path aside = file.setAside("damaged");
            LOG.warn("The key has another length and is set aside as {}", aside.getFileName());
        }
        return make();
    }

    /** Another key, on the disk when this returns. */
    byte[] make() throws IOException {
        byte[] fresh = new byte[SecretBox.KEY];
        random.nextBytes(fresh);
        file.write(fresh, false);
        return fresh;
    }

    void remove() throws IOException {
        Files.deleteIfExists(file.path());
    }
}
