// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.nio.file.Path;
import java.util.Optional;
import org.holdfast.net.Registration;

/**
 * Rules by which a camera's new clips are fetched whenever it appears. While a rule is on, the camera is looked for now
 * and then. Thread-safe.
 */
public interface DownloadRules extends AutoCloseable {
    /** A device's rule; empty when it has none. */
    Optional<Rule> rule(String deviceId);

    /** Sets a device's rule and looks for the device at once; kept on disk before this returns. */
    void set(String deviceId, Rule rule);

    void remove(String deviceId);

    /** Calls {@code changed} after each change, from any thread; it must return at once. */
    Registration listen(Runnable changed);

    @Override
    void close();

    /**
     * What is fetched.
     *
     * @param folder where dated folders are made
     * @param lockedOnly whether only protected clips are fetched
     * @param convert whether an MP4 is made of each MOV as well
     */
    record Rule(Path folder, boolean lockedOnly, boolean convert) {}
}
