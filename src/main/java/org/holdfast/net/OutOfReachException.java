// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.io.IOException;
import java.net.InetAddress;

/** Something asked to leave this computer while Holdfast runs with virtual devices only. */
public final class OutOfReachException extends IOException {
    private static final long serialVersionUID = 1L;

    public OutOfReachException(InetAddress address) {
        super("Only this computer may be contacted here, not " + address.getHostAddress());
    }
}
