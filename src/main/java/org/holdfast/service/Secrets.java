// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.io.IOException;
import java.util.Optional;
import org.holdfast.device.Text;

/**
 * The only place for passwords and tokens: the system's key store, or where there is none a file that only the user
 * can read. Thread-safe. Callers wipe the arrays that they get.
 */
public interface Secrets {
    /**
     * @param device {@link org.holdfast.device.Device#id}
     * @param kind such as {@code password} or {@code token}
     */
    Optional<char[]> get(String device, String kind) throws IOException;

    void put(String device, String kind, char[] secret) throws IOException;

    void remove(String device, String kind) throws IOException;

    /** Where secrets are kept, in a sentence that says plainly how well they are protected. */
    Text where();

    /** How they are kept. */
    Protection protection();

    /**
     * Sets, changes or (with an empty array) takes away the passphrase of the file.
     *
     * @throws IOException when {@code present} is wrong or the file cannot be written
     * @throws UnsupportedOperationException with a system key store
     */
    void changePassphrase(char[] present, char[] wanted) throws IOException;

    /** Opens a file that has a passphrase; false when it is wrong. True at once where none is needed. */
    boolean unlock(char[] passphrase) throws IOException;

    /** How secrets are kept. */
    enum Protection {
        SYSTEM_KEY_STORE,
        /** A file readable by the user alone; its key lies beside it. */
        PRIVATE_FILE,
        /** A file encrypted with the user's passphrase, open now. */
        PASSPHRASE_FILE,
        /** A file encrypted with the user's passphrase, not open. */
        LOCKED
    }
}
