// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The commands that the user sent to each device as they are, newest first, so that they can be sent again. Bounded,
 * and without those that may hold a secret. Thread-safe.
 */
public interface CommandHistory extends AutoCloseable {
    /** So many are kept for a device. */
    int MOST = 30;

    /** Newest first. */
    List<Command> of(String deviceId);

    /** Puts a command first, unless {@link Command#mayHoldSecret} or it is too long to be kept. */
    void add(String deviceId, Command command);

    /** Forgets those of a device. */
    void clear(String deviceId);

    /** Writes what is not written yet. */
    @Override
    void close();

    /**
     * A command.
     *
     * @param parameters as JSON, as they were typed
     */
    record Command(String method, String parameters) {
        /** In characters; longer ones are not kept. */
        public static final int LONGEST = 1000;

        private static final Pattern SECRET =
                Pattern.compile("passw|passphrase|token|ssid|psk|secret|bind|\"key\"|[0-9a-f]{24}");

        /** By the words in it, or by digits that look like a key. */
        public boolean mayHoldSecret() {
            return SECRET.matcher((method + " " + parameters).toLowerCase(Locale.ROOT))
                    .find();
        }

        /** Whether it may stand in the history. */
        public boolean keepable() {
            return !method.isBlank() && method.length() + parameters.length() <= LONGEST && !mayHoldSecret();
        }
    }
}
