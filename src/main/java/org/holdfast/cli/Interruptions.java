// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.time.Duration;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.service.LiveView;

/**
 * Says on standard error when a stream that was live breaks off and when it comes back, and knows when waiting for it
 * is no use. For one thread.
 */
final class Interruptions {
    /** Longer than a camera takes to restart and to join its network again. */
    static final Duration LONGEST = Duration.ofMinutes(3);

    private final LiveView.Session session;
    private final Output output;
    private Optional<Long> brokeNanos = Optional.empty();
    private Optional<DeviceException> given = Optional.empty();
    private Duration before = Duration.ZERO;

    Interruptions(LiveView.Session session, Output output) {
        this.session = session;
        this.output = output;
    }

    /** Looks at the stream; {@code first} is done before anything is said. */
    void look(Runnable first) {
        switch (session.state()) {
            case LiveView.State.Reconnecting broken -> {
                if (broken.nextTry().isEmpty()) {
                    given = Optional.of(broken.why());
                }
                if (brokeNanos.isEmpty()) {
                    brokeNanos = Optional.of(System.nanoTime());
                    first.run();
                    output.remark(Words.of(
                            given.isPresent() ? "live.broken" : "live.interrupted",
                            broken.why().sentence()));
                }
            }
            case LiveView.State.Live _ -> {
                if (brokeNanos.isPresent()) {
                    Duration now = lasting();
                    before = before.plus(now);
                    brokeNanos = Optional.empty();
                    first.run();
                    output.remark(Words.of("live.back", Long.toString(Math.max(1, now.toSeconds()))));
                }
            }
            case LiveView.State.Opening _, LiveView.State.NoPicture _, LiveView.State.Ended _ -> {}
        }
    }

    private Duration lasting() {
        return brokeNanos
                .map(since -> Duration.ofNanos(System.nanoTime() - since))
                .orElse(Duration.ZERO);
    }

    /** How long there was no picture so far, all in all. */
    Duration missed() {
        return before.plus(lasting());
    }

    /** Whether it lasts longer than any restart. */
    boolean lost() {
        return lasting().compareTo(LONGEST) > 0;
    }

    /** Why it is not tried again, such as a password that is refused now. */
    Optional<DeviceException> given() {
        return given;
    }
}
