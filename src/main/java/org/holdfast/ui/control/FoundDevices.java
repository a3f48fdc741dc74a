// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.List;
import java.util.function.Consumer;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.Discovery;

/** Adds all that a search found at once, each under the name that it has. FX thread only. */
public final class FoundDevices {
    private final DeviceBook book;
    private final Discovery discovery;
    private final Background background;

    public FoundDevices(DeviceBook book, Discovery discovery, Background background) {
        this.book = book;
        this.discovery = discovery;
        this.background = background;
    }

    /** Those that can be used and are not saved. */
    public List<Device> devices() {
        return discovery.state().found().stream()
                .filter(Found.Supported.class::isInstance)
                .map(found -> ((Found.Supported) found).device())
                .toList();
    }

    /** Saves them; the screens hear of it from the book. */
    public void addAll(Consumer<? super DeviceException> refused) {
        List<Device> all = devices();
        background.act(() -> all.forEach(book::add), () -> {}, refused);
    }
}
