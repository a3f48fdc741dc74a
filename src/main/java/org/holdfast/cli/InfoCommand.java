// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.device.CameraControl;
import org.holdfast.device.Capability;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Events;
import org.holdfast.device.LiveSource;
import org.holdfast.device.RawAccess;
import org.holdfast.device.Recordings;
import org.holdfast.device.Settings;
import org.holdfast.device.Steering;
import org.holdfast.device.Switches;
import org.holdfast.device.TalkBack;
import org.holdfast.device.WifiSetup;
import org.holdfast.service.Connections;
import org.holdfast.service.Services;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints what a device says about itself. */
@Command(name = "info")
final class InfoCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(paramLabel = "DEVICE")
    private String device = "";

    @Option(names = "--json")
    private boolean json;

    InfoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws CommandFailure, UsageFailure, DeviceException, InterruptedException {
        Services services = context.services();
        DeviceChoice.Known known = DeviceChoice.device(services, device);
        try (Connections.Lease lease = services.connections().open(known.device())) {
            Connection connection = lease.connection();
            List<Connection.Fact> facts = connection.facts();
            Device identified = connection.device().named(known.name());
            if (json) {
                context.output().document(document(identified, known.saved(), facts, connection));
            } else {
                print(identified, facts, connection);
            }
        }
        return CommandLineProgram.DONE;
    }

    private ObjectNode document(Device identified, boolean saved, List<Connection.Fact> facts, Connection connection) {
        ObjectNode document = context.shapes().device(identified, saved);
        ArrayNode offered = document.putArray("capabilities");
        capabilities(connection).forEach(offered::add);
        ArrayNode list = document.putArray("facts");
        facts.forEach(fact -> list.add(context.shapes().fact(fact)));
        return document;
    }

    private void print(Device identified, List<Connection.Fact> facts, Connection connection) {
        Output output = context.output();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(output.words(Words.of("info.name")), identified.name()));
        if (facts.stream().noneMatch(fact -> fact.name().equals("model"))) {
            rows.add(List.of(output.words(Words.of("info.model")), identified.model()));
        }
        rows.add(List.of(
                output.words(Words.of("info.address")), Shapes.place(identified.family(), identified.address())));
        facts.forEach(fact -> rows.add(List.of(output.words(fact.label()), output.words(fact.value()))));
        rows.add(List.of(output.words(Words.of("info.offers")), String.join(", ", capabilities(connection))));
        output.table(rows);
    }

    private static List<String> capabilities(Connection connection) {
        List<String> names = new ArrayList<>();
        add(names, connection, LiveSource.class, "live");
        add(names, connection, CameraControl.class, "camera");
        add(names, connection, Settings.class, "settings");
        add(names, connection, Events.class, "events");
        add(names, connection, Recordings.class, "recordings");
        add(names, connection, Steering.class, "steering");
        add(names, connection, TalkBack.class, "talk");
        add(names, connection, WifiSetup.class, "wifi");
        add(names, connection, Switches.class, "switches");
        add(names, connection, RawAccess.class, "raw");
        return names;
    }

    private static <C extends Capability> void add(
            List<String> names, Connection connection, Class<C> kind, String name) {
        if (connection.capability(kind).isPresent()) {
            names.add(name);
        }
    }
}
