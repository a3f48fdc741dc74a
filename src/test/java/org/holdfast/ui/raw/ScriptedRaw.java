// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.raw;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.holdfast.device.DeviceException;
import org.holdfast.device.RawAccess;
import org.holdfast.device.Text;

/** Three properties in services 2 and 3, and an answer to each command but {@code miIO.ota}. */
final class ScriptedRaw implements RawAccess {
    final List<String> sent = new CopyOnWriteArrayList<>();
    final List<Range> browsed = new CopyOnWriteArrayList<>();
    /** Reading service 3 waits for it. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    volatile Optional<DeviceException> trouble = Optional.empty();

    @Override
    public boolean browses() {
        return true;
    }

    @Override
    public void browse(Range range, Consumer<Property> each) throws DeviceException, InterruptedException {
        browsed.add(range);
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        if (range.firstService() == 2) {
            each.accept(new Property(2, 1, Optional.of("true"), Optional.of(Text.literal("Switch"))));
            each.accept(new Property(2, 3, Optional.empty(), Optional.empty()));
        }
        if (range.firstService() == 3) {
            gate.await();
            each.accept(new Property(3, 1, Optional.of("\"a text\""), Optional.empty()));
        }
    }

    @Override
    public String send(String method, String parameters) throws DeviceException {
        if (method.equals("miIO.ota")) {
            throw new DeviceException.NotAllowed(
                    Text.literal("This could harm the device."), Text.literal("Use its app."));
        }
        sent.add(method + " " + parameters);
        return "{\"model\":\"unknown.plug.v9\",\"life\":12}";
    }

    @Override
    public List<Example> examples() {
        return List.of(new Example("miIO.info", "[]"), new Example("get_prop", "[\"power\"]"));
    }
}
