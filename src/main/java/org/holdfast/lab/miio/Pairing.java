// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.util.HexFormat;
import java.util.Locale;
import org.holdfast.family.miio.wire.Token;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;

/** Whose a device is: its token, and whether it shows it because it is in nobody's network yet. Thread-safe. */
final class Pairing {
    private static final int FIRST = 0;
    private static final int CHANGED = 1;
    private static final int RENEWED = 2;

    private final long did;
    private final Faults faults;
    private volatile boolean joined;
    private volatile boolean renewed;

    Pairing(long did, Faults faults) {
        this.did = did;
        this.faults = faults;
        faults.listen(() -> {
            if (!faults.has(Fault.UNPROVISIONED)) {
                joined = false;
                renewed = false;
            }
        });
    }

    /** Whether it waits in a network of its own to be told another one. */
    boolean unprovisioned() {
        return faults.has(Fault.UNPROVISIONED) && !joined;
    }

    /** It was told a network. */
    void join() {
        joined = true;
        renewed |= faults.has(Fault.NEW_TOKEN);
    }

    /** It could not join, and waits again. */
    void leave() {
        joined = false;
    }

    /** The token that it takes now, the caller's to close. */
    Token token() {
        return Token.parse(text(faults.has(Fault.TOKEN_CHANGE) ? CHANGED : current())
                        .toCharArray())
                .orElseThrow();
    }

    /** The token that its owner could know. */
    String known() {
        return text(current());
    }

    private int current() {
        return renewed ? RENEWED : FIRST;
    }

    private String text(int pairing) {
        return "5ea51de0"
                + "0f".repeat(7)
                + String.format(Locale.ROOT, "%02x", pairing)
                + HexFormat.of().toHexDigits((int) did);
    }
}
