// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.io.IOException;

/** An answer is longer than what was expected there; reading stopped. */
public final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param limit how many bytes were allowed */
    public BodyTooLargeException(int limit) {
        super("The answer is longer than " + limit + " bytes");
    }
}
