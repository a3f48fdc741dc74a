// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import java.io.IOException;
import java.util.Optional;

/** The system's store of passwords. Every call blocks, and is bounded. */
interface SystemKeyStore {
    /** What it is called, such as "GNOME keyring". */
    String name();

    Optional<char[]> get(String account) throws IOException;

    void put(String account, char[] secret) throws IOException;

    void remove(String account) throws IOException;
}
