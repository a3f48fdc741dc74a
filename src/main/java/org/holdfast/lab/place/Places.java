// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.place;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a place for each virtual device: a loopback address of its own with the real ports, or with unprivileged ones
 * where the system keeps the low numbers for itself; free ports where the address is given or the system has only
 * 127.0.0.1. For one thread at a time.
 */
public final class Places {
    private static final int FIRST = 11;
    private static final int LAST = 250;

    private final Optional<InetAddress> wanted;
    private final Set<InetAddress> taken = new HashSet<>();

    /** @param wanted the one address of all devices; empty gives each its own */
    public Places(Optional<InetAddress> wanted) {
        this.wanted = wanted;
    }

    /** Opens a device somewhere. */
    @FunctionalInterface
    public interface Opening<P, T> {
        /**
         * Opens it there.
         *
         * @throws BindException when that place is taken or forbidden
         */
        T open(InetAddress bind, P ports) throws IOException;
    }

    /**
     * Opens a device at the first place that is free.
     *
     * @throws IOException when there is none
     */
    public <P, T> T find(PortChoice<P> ports, Opening<P, T> opening) throws IOException {
        if (wanted.isPresent()) {
            return anywhere(wanted.get(), ports, opening);
        }
        for (int last = FIRST; last <= LAST; last++) {
            InetAddress own = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
            if (taken.contains(own)) {
                continue;
            }
            try {
                T opened = privileged(own, ports, opening);
                taken.add(own);
                return opened;
            } catch (BindException e) {
                if (!says(e, "in use")) {
                    break;
                }
            }
        }
        return anywhere(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), ports, opening);
    }

    private static <P, T> T privileged(InetAddress own, PortChoice<P> ports, Opening<P, T> opening) throws IOException {
        try {
            return opening.open(own, ports.real());
        } catch (BindException e) {
            if (!says(e, "permission")) {
                throw e;
            }
            return opening.open(own, ports.unprivileged());
        }
    }

    private static <P, T> T anywhere(InetAddress bind, PortChoice<P> ports, Opening<P, T> opening) throws IOException {
        try {
            return opening.open(bind, ports.unprivileged());
        } catch (BindException e) {
            return opening.open(bind, ports.free());
        }
    }

    private static boolean says(BindException e, String word) {
        return e.getMessage() != null && e.getMessage().toLowerCase(Locale.ROOT).contains(word);
    }
}
