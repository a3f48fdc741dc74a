// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.util.function.UnaryOperator;
import org.holdfast.net.Registration;

/**
 * Keeps the live wall's views, and how each camera is seen and heard, across starts. Thread-safe; writes happen on a
 * thread of its own.
 */
public interface WallStore extends AutoCloseable {
    WallState current();

    /**
     * Changes it at once and on disk soon after.
     *
     * @param change without effects: it is applied once more to what another Holdfast may have written meanwhile
     */
    void update(UnaryOperator<WallState> change);

    /** Calls {@code changed} after each change, on the changing thread. */
    Registration listen(Runnable changed);

    /** Everything is as at the very first start, and nothing is written any more, because the file is removed. */
    void forget();

    /** Writes what is still unwritten. */
    @Override
    void close();
}
