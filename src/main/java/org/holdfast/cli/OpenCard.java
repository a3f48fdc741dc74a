// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recordings;
import org.holdfast.service.Connections;
import org.holdfast.service.RecordingServices;
import org.holdfast.service.Services;

/** A device's card for as long as one command needs it. */
final class OpenCard implements AutoCloseable {
    private final CommandContext context;
    private final Services services;
    private final DeviceChoice.Known known;
    private final Connections.Lease lease;
    private final Recordings recordings;

    OpenCard(CommandContext context, String device)
            throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        this.context = context;
        services = context.services();
        known = DeviceChoice.device(services, device);
        lease = services.connections().open(known.device());
        Optional<Recordings> offered = lease.connection().capability(Recordings.class);
        if (offered.isEmpty()) {
            lease.close();
            throw new CommandFailure(Words.of("recordings.none", known.name()));
        }
        recordings = offered.get();
    }

    Device device() {
        return known.device();
    }

    Recordings recordings() {
        return recordings;
    }

    RecordingServices services() {
        return services.recordings();
    }

    /** What lies on the card; what the user should know about the list is told beside the result. */
    Recordings.CardList list() throws DeviceException, InterruptedException {
        Recordings.CardList list;
        try (ProgressLine progress = context.progress()) {
            progress.show(OptionalDouble.empty(), context.output().words(Words.of("recordings.reading", known.name())));
            list = recordings.list();
        }
        list.remark().ifPresent(context.output()::remark);
        if (list.unreadable() > 0) {
            context.output().remark(Words.of("recordings.unreadable", list.unreadable()));
        }
        return list;
    }

    @Override
    public void close() {
        lease.close();
    }
}
