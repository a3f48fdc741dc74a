// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.util.function.UnaryOperator;

/** A server named an address that is not its own; nothing was sent there. */
final class ForeignAddressException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String named;

    ForeignAddressException(String named) {
        super("The server named an address that is not its own");
        this.named = named;
    }

    /**
     * What it named, shortened and made printable.
     *
     * @param hide takes out what must not be shown
     */
    String named(UnaryOperator<String> hide) {
        String printable = hide.apply(named).replaceAll("[^\\x21-\\x7e]", "?");
        return printable.length() > 80 ? printable.substring(0, 80) + "…" : printable;
    }
}
