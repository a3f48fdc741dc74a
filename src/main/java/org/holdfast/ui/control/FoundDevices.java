// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.List;
import java.util.function.Consumer;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.Discovery;
import org.holdfast.service.SecretImports;

/** Adds all that a search found at once, each under the name that it has. FX thread only. */
public final class FoundDevices {
    private final DeviceBook book;
    private final Discovery discovery;
    private final SecretImports imports;
    private final Background background;

    public FoundDevices(DeviceBook book, Discovery discovery, SecretImports imports, Background background) {
        this.book = book;
        this.discovery = discovery;
        this.imports = imports;
        this.background = background;
    }

    /** Those that can be used and are not saved. */
    public List<Device> devices() {
        return usable().stream().map(Found.Supported::device).toList();
    }

    private List<Found.Supported> usable() {
        return discovery.state().found().stream()
                .filter(Found.Supported.class::isInstance)
                .map(Found.Supported.class::cast)
                .toList();
    }

    /** Saves them, with the secrets that they give away; the screens hear of it from the book. */
    public void addAll(Consumer<? super DeviceException> refused) {
        List<Found.Supported> all = usable();
        background.act(
                () -> {
                    for (Found.Supported each : all) {
                        if (each.given().isPresent()) {
                            imports.keep(each.device(), each.given().get());
                        }
                        book.add(imports.called(each.device()));
                    }
                },
                () -> {},
                refused);
    }
}
