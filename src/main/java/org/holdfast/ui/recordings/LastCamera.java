// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.util.Optional;

/** Which camera's card was looked at last, while the window is open. FX thread only. */
final class LastCamera {
    private Optional<String> id = Optional.empty();

    Optional<String> id() {
        return id;
    }

    void note(String deviceId) {
        id = Optional.of(deviceId);
    }
}
