// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.password;

import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.service.Services;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.secrets.TokenImports;

/** Makes the forms that ask for a device's secrets. FX thread only. */
public final class Passwords implements PasswordOffer {
    private final Services services;
    private final Frame frame;
    private final Phrases phrases;

    public Passwords(Services services, Frame frame) {
        this.services = services;
        this.frame = frame;
        phrases = frame.phrases(PasswordModel.BUNDLE);
    }

    @Override
    public Optional<Region> offer(Device device, DeviceException why, Runnable again) {
        return why instanceof DeviceException.WrongCredentials
                ? form(device, phrases.of("save.again"), again)
                : Optional.empty();
    }

    /** A form among the device's settings; empty where it wants no secrets. */
    public Optional<Region> settings(Device device) {
        return form(device, phrases.of("save"), () -> {});
    }

    /** What the form of a device is called. */
    public String title(Device device) {
        List<Credentials.Field> fields = fields(device);
        return fields.size() == 1 ? phrases.say(fields.getFirst().label()) : phrases.of("title");
    }

    private List<Credentials.Field> fields(Device device) {
        return services.families().stream()
                .filter(family -> family.id().equals(device.family()))
                .flatMap(family -> family.credentials(device).stream())
                .toList();
    }

    private Optional<Region> form(Device device, String button, Runnable saved) {
        List<Credentials.Field> fields = fields(device);
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new PasswordForm(
                        new PasswordModel(
                                device, fields, services.secrets(), services.secretImports(), frame.background()),
                        phrases,
                        button,
                        saved,
                        new TokenImports(services, frame)::open));
    }
}
