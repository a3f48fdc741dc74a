// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.DeviceException;

/** Single values that a camera tells. Thread-safe. */
final class SjcamQueries {
    private final SjcamClient client;
    private final CaptureWatch watch;

    SjcamQueries(SjcamClient client, CaptureWatch watch) {
        this.client = client;
        this.watch = watch;
    }

    /** The mode's number. */
    int mode() throws DeviceException, InterruptedException {
        int mode = client.tell(SjcamCommand.mode()).code().orElse(-1);
        watch.mode(mode);
        return mode;
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
