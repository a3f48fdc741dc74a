// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.holdfast.net.Registration;

/** Keeps {@link Preferences} across starts. Thread-safe; writes happen on a thread of its own. */
public interface PreferenceStore extends AutoCloseable {
    Preferences current();

    /** Changes them at once and on disk soon after. */
    void update(UnaryOperator<Preferences> change);

    /** Calls {@code listener} after each change, on the changing thread. */
    Registration listen(Consumer<Preferences> listener);

    /** Everything is as at the very first start, and nothing is written any more, because the file is removed. */
    void forget();

    /** Writes what is still unwritten. */
    @Override
    void close();
}
