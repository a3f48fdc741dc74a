// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.holdfast.device.DeviceException;
import org.holdfast.device.RawAccess;
import org.holdfast.device.Text;

/** Answers every command with what was asked, and has two properties. */
final class PretendRaw implements RawAccess {
    final List<String> sent = new CopyOnWriteArrayList<>();
    final List<Range> browsed = new CopyOnWriteArrayList<>();
    boolean browses = true;

    @Override
    public boolean browses() {
        return browses;
    }

    @Override
    public void browse(Range range, Consumer<Property> each) {
        browsed.add(range);
        each.accept(new Property(2, 1, Optional.of("true"), Optional.of(Text.literal("Switch\u001b[2J"))));
        each.accept(new Property(2, 9, Optional.empty(), Optional.empty()));
    }

    @Override
    public String send(String method, String parameters) throws DeviceException {
        if (method.equals("miIO.ota")) {
            throw new DeviceException.NotAllowed(
                    Text.literal("This command could harm the device."), Text.literal("Send another one."));
        }
        sent.add(method + " " + parameters);
        return "[\"" + method + "\"]";
    }

    @Override
    public List<Example> examples() {
        return List.of(new Example("get_prop", "[\"power\"]"), new Example("miIO.info", "[]"));
    }
}
