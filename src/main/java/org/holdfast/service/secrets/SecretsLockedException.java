// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.secrets;

import java.io.IOException;

/** The secrets have a passphrase that was not given yet. */
public final class SecretsLockedException extends IOException {
    private static final long serialVersionUID = 1L;

    public SecretsLockedException() {
        super("The secrets are locked");
    }
}
