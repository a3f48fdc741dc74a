// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.time.Duration;

/** How long the camera may take for an answer; protocol reference, section 15. */
enum Patience {
    PROBE(2),
    QUERY(5),
    SWITCH(10),
    PHOTO(15),
    FORMAT(60),
    LIST(60);

    private final Duration answer;

    Patience(int seconds) {
        this.answer = Duration.ofSeconds(seconds);
    }

    Duration answer() {
        return answer;
    }
}
