// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import org.holdfast.device.Capability;
import org.holdfast.device.DeviceException;
import org.holdfast.service.Connections;
import org.holdfast.service.Services;

/**
 * One capability of a device for as long as a command needs it.
 *
 * @param known the device
 * @param offered the capability
 */
record Offered<C extends Capability>(DeviceChoice.Known known, Connections.Lease lease, C offered)
        implements AutoCloseable {
    /**
     * Connects.
     *
     * @param none the key of the sentence, with the device's name, for a device that has no such thing
     */
    static <C extends Capability> Offered<C> open(CommandContext context, String device, Class<C> kind, String none)
            throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        Services services = context.services();
        DeviceChoice.Known known = DeviceChoice.device(services, device);
        Connections.Lease lease = services.connections().open(known.device());
        C offered = lease.connection().capability(kind).orElse(null);
        if (offered == null) {
            lease.close();
            throw new CommandFailure(Words.of(none, known.name()));
        }
        return new Offered<>(known, lease, offered);
    }

    @Override
    public void close() {
        lease.close();
    }
}
