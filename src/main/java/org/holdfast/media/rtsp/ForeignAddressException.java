// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

/** A server named an address that is not its own; nothing was sent there. */
final class ForeignAddressException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String named;

    ForeignAddressException(String named) {
        super("The server named " + named);
        this.named = named;
    }

    /** What it named, shortened and made printable. */
    String named() {
        String printable = named.replaceAll("[^\\x21-\\x7e]", "?");
        return printable.length() > 80 ? printable.substring(0, 80) + "…" : printable;
    }
}
