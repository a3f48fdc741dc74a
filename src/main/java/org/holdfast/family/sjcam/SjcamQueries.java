// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.holdfast.device.DeviceException;

/** Single values that a camera tells. Thread-safe. */
final class SjcamQueries {
    private final SjcamClient client;
    private final CaptureWatch watch;
    private volatile boolean tellsMode;
    private volatile OptionalInt assumed = OptionalInt.empty();

    SjcamQueries(SjcamClient client, CaptureWatch watch, SjcamIdentity identity) {
        this.client = client;
        this.watch = watch;
        this.tellsMode = identity.early();
    }

    /**
     * The mode's number. Some later firmware answers 0 whatever the mode is; until it answered otherwise, 0 means
     * what was set last through this connection, and nothing before that.
     */
    OptionalInt mode() throws DeviceException, InterruptedException {
        int told = client.tell(SjcamCommand.mode()).code().orElse(-1);
        if (told != 0) {
            tellsMode = true;
        }
        OptionalInt mode = tellsMode ? OptionalInt.of(told) : assumed;
        mode.ifPresent(watch::mode);
        return mode;
    }

    /** Whether the camera is known to tell its mode. */
    boolean tellsMode() {
        return tellsMode;
    }

    /** Takes a mode for the present one where the camera does not tell it. */
    void assume(SjcamMode mode) {
        assumed = OptionalInt.of(mode.number());
        watch.mode(mode.number());
    }

    /**
     * What {@code 2016} reads: 0 when idle; otherwise an SJ4000 tells what it does and others the seconds recorded,
     * so only "not 0" means the same everywhere.
     */
    long capture() throws DeviceException, InterruptedException {
        SjcamAnswer.Item item = client.tell(SjcamCommand.captureState());
        return item.number().orElse(item.code().orElse(0));
    }

    /** Whether something is being captured. */
    boolean busy() throws DeviceException, InterruptedException {
        return capture() != 0;
    }

    /** A number that not every camera tells. */
    OptionalLong optional(SjcamCommand command) throws DeviceException, InterruptedException {
        return answer(command).map(SjcamAnswer.Item::number).orElse(OptionalLong.empty());
    }

    /** An answer that not every camera gives. */
    Optional<SjcamAnswer.Item> answer(SjcamCommand command) throws DeviceException, InterruptedException {
        try {
            return Optional.of(client.tell(command));
        } catch (DeviceException.Refused
                | DeviceException.Unsupported
                | DeviceException.StorageFull
                | DeviceException.Malformed e) {
            return Optional.empty();
        }
    }

    /** The free bytes; newer firmware tells them in an element of their own. */
    OptionalLong freeBytes() throws DeviceException, InterruptedException {
        try {
            SjcamAnswer answer = client.ask(SjcamCommand.freeBytes());
            OptionalLong value = answer.item(SjcamCommand.freeBytes().number())
                    .filter(item -> item.code().orElse(0) >= 0)
                    .map(SjcamAnswer.Item::number)
                    .orElse(OptionalLong.empty());
            return value.isPresent() ? value : answer.number("Free");
        } catch (DeviceException.Malformed e) {
            return OptionalLong.empty();
        }
    }
}
