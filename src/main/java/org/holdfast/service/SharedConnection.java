// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.net.Registration;
import org.jspecify.annotations.Nullable;

/** What {@link SharedConnections} knows about one device; every member is guarded by its lock. */
final class SharedConnection {
    int shares;
    int waiting;

    @Nullable
    CompletableFuture<Void> opening;

    volatile @Nullable CompletableFuture<Void> closing;

    @Nullable
    Thread opener;

    @Nullable
    Connection outdated;

    /** As it was asked for. */
    private @Nullable Device asked;

    /** As it was reached, which may be elsewhere. */
    private @Nullable Device device;

    private @Nullable Connection connection;
    private @Nullable Registration lingering;
    private boolean stale;

    /** Whether the open connection is the one that {@code wanted} needs. */
    boolean serves(Device wanted) {
        return connection != null && !stale && opening == null && (isLike(device, wanted) || isLike(asked, wanted));
    }

    private static boolean isLike(@Nullable Device mine, Device wanted) {
        return mine != null
                && mine.address().equals(wanted.address())
                && mine.options().equals(wanted.options());
    }

    /** It serves nobody any more who comes from now on. */
    void renew() {
        stale = true;
    }

    Connection take() {
        Connection open = connection;
        if (open == null) {
            throw new IllegalStateException("Nothing is open");
        }
        shares++;
        stopLingering();
        return open;
    }

    CompletableFuture<Void> begin(Device wanted) {
        stopLingering();
        outdated = connection;
        connection = null;
        asked = wanted;
        device = wanted;
        CompletableFuture<Void> begun = new CompletableFuture<>();
        opening = begun;
        return begun;
    }

    void opened(Device as, Connection open) {
        device = as;
        connection = open;
        stale = false;
    }

    /** Wakes those who wait; the state was set before. */
    void succeed() {
        CompletableFuture<Void> waiters = opening;
        opening = null;
        opener = null;
        if (waiters != null) {
            waiters.complete(null);
        }
    }

    void failed(Throwable why) {
        device = null;
        connection = null;
        CompletableFuture<Void> waiters = opening;
        opening = null;
        opener = null;
        if (waiters != null) {
            waiters.completeExceptionally(why);
        }
    }

    /** Takes that a connection is good for nothing any more; false where it is not the present one. */
    boolean drop(Connection lost) {
        if (!lost.equals(connection)) {
            return false;
        }
        stopLingering();
        connection = null;
        device = null;
        return true;
    }

    boolean idle() {
        return shares == 0 && waiting == 0 && opening == null && connection != null;
    }

    void linger(Registration until) {
        stopLingering();
        lingering = until;
    }

    private void stopLingering() {
        if (lingering != null) {
            lingering.close();
            lingering = null;
        }
    }

    @Nullable
    Connection beginClosing() {
        stopLingering();
        Connection open = connection;
        connection = null;
        device = null;
        closing = new CompletableFuture<>();
        return open;
    }

    void endClosing() {
        CompletableFuture<Void> done = closing;
        closing = null;
        if (done != null) {
            done.complete(null);
        }
    }

    Connection currentOr(Connection before) {
        return connection == null ? before : connection;
    }

    Optional<Device> device() {
        return Optional.ofNullable(device);
    }
}
