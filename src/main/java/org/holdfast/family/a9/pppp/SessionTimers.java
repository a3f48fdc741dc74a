// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.time.Duration;

/**
 * How long everything of a session takes.
 *
 * @param meet how long a camera may take to answer the search, and again to get ready
 * @param echo between two answers to a camera that is not ready
 * @param settle between a camera's being ready and the first command
 * @param acknowledge how long an acknowledgement may wait for others
 * @param resend between two times that a packet is sent
 * @param alive the own silence after which the camera is told that we are there
 * @param unheard for how long a camera that acknowledges nothing may be silent
 * @param silence the camera's silence after which it is lost
 * @param patience the same while it has leave to be busy
 * @param doubt for how long after the beginning a CLOSE may belong to an earlier session
 * @param proof how long the camera has to show that it did
 */
record SessionTimers(
        Duration meet,
        Duration echo,
        Duration settle,
        Duration acknowledge,
        Duration resend,
        Duration alive,
        Duration unheard,
        Duration silence,
        Duration patience,
        Duration doubt,
        Duration proof) {
    /** How often one packet is sent at most; protocol reference, section 11. */
    static final int MOST_SENDS = 600;

    /** What the protocol reference says, sections 3.4 to 3.6 and 11. */
    static final SessionTimers REFERENCE = new SessionTimers(
            Duration.ofSeconds(5),
            Duration.ofMillis(300),
            Duration.ofMillis(200),
            Duration.ofMillis(6),
            Duration.ofMillis(70),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1));
}
