// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Decides whether an address that a server names is its own, without asking a name server, so that no answer can send
 * us elsewhere.
 *
 * @param host the name or address as the user gave it
 * @param address what it led to
 * @param port the RTSP port
 * @param local our own address on the way there
 */
record OwnServer(String host, InetAddress address, int port, InetAddress local) {
    /** The protocol's own port (RFC 2326, section 3.2). */
    static final int RTSP_PORT = 554;

    private static final int LONGEST_URL = 1024;

    /** Whether {@code named} is the server itself. */
    boolean isServer(String named) {
        return named.equalsIgnoreCase(host)
                || literal(named).filter(address::equals).isPresent();
    }

    /** Whether {@code named} is this computer, as the server sees it. */
    boolean isLocal(String named) {
        return literal(named).filter(local::equals).isPresent();
    }

    /** Whether {@code named} says nothing, such as 0.0.0.0. */
    boolean isNothing(String named) {
        return named.isEmpty()
                || literal(named).filter(InetAddress::isAnyLocalAddress).isPresent();
    }

    /**
     * Puts an address and a reference to it together (RFC 2326, appendix C.1.1), and refuses what leads elsewhere.
     *
     * @param base an address of this server
     * @param reference {@code *}, a whole address, or what follows {@code base}
     */
    String resolve(String base, String reference) throws ForeignAddressException {
        String whole;
        if (reference.isEmpty() || reference.equals("*")) {
            whole = base;
        } else if (reference.regionMatches(true, 0, "rtsp:", 0, 5) || reference.contains("://")) {
            whole = reference;
        } else if (reference.startsWith("/")) {
            int path = base.indexOf('/', "rtsp://".length());
            whole = (path < 0 ? base : base.substring(0, path)) + reference;
        } else {
            whole = base + (base.endsWith("/") ? "" : "/") + reference;
        }
        return require(whole);
    }

    /** Refuses an address that is not on this server and port, or that could not stand in a request line. */
    String require(String url) throws ForeignAddressException {
        if (url.length() > LONGEST_URL || !url.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            throw new ForeignAddressException(url);
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new ForeignAddressException(url);
        }
        String named = uri.getHost();
        int namedPort = uri.getPort() < 0 ? RTSP_PORT : uri.getPort();
        if (!"rtsp".equalsIgnoreCase(uri.getScheme())
                || named == null
                || uri.getUserInfo() != null
                || namedPort != port
                || !isServer(bare(named))) {
            throw new ForeignAddressException(url);
        }
        return url;
    }

    private static String bare(String named) {
        return named.startsWith("[") && named.endsWith("]") ? named.substring(1, named.length() - 1) : named;
    }

    private static Optional<InetAddress> literal(String named) {
        try {
            return Optional.of(InetAddress.ofLiteral(named));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
