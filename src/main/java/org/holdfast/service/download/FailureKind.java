// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.time.Duration;
import org.holdfast.device.DeviceException;

/** What has to change before a download that broke off can go on. */
enum FailureKind {
    /** The device has to answer, or to have a connection free. */
    DEVICE,
    /** This computer's disk. */
    FOLDER,
    /** What came made no sense; it may the next time. */
    RECORDING,
    /** The user has to do something. */
    FINAL;

    /** After so many failures in a row without a byte a recording that makes no sense is given up. */
    static final int PATIENCE = 6;

    /** How often it is looked whether a disk has room again. */
    static final Duration FOLDER_PAUSE = Duration.ofSeconds(10);

    static FailureKind of(DeviceException why) {
        return switch (why) {
            case DeviceException.Unreachable _, DeviceException.TimedOut _, DeviceException.Busy _ -> DEVICE;
            case DeviceException.StorageFull _, DeviceException.Media _ -> FOLDER;
            case DeviceException.Malformed _ -> RECORDING;
            case DeviceException.Refused _,
                    DeviceException.NotAllowed _,
                    DeviceException.Unsupported _,
                    DeviceException.WrongCredentials _ -> FINAL;
        };
    }
}
