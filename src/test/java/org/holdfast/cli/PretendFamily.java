// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.FamilyGuide;
import org.holdfast.device.Found;
import org.holdfast.device.RtspAddress;
import org.holdfast.device.SecretImport;
import org.holdfast.device.Setting;
import org.holdfast.device.Text;
import org.holdfast.device.Typed;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.SearchTargets;

/** A family called {@code cam} whose one camera answers at every address but 127.0.0.66. */
final class PretendFamily implements DeviceFamily {
    final PretendCamera camera = new PretendCamera();
    Optional<SecretImport> reads = Optional.empty();
    Optional<Found.Given> given = Optional.empty();

    @Override
    public Set<String> portNames() {
        return Set.of("events", "rtsp");
    }

    @Override
    public String id() {
        return "cam";
    }

    @Override
    public FamilyGuide guide() {
        return new FamilyGuide(
                Text.literal("Camera"), Text.literal("Any"), new FamilyGuide.Drawing("M0 0", "M0 0"), List.of(), "");
    }

    @Override
    public boolean switches() {
        return camera.plug.isPresent();
    }

    @Override
    public void search(SearchTargets targets, Consumer<Found> found) {}

    @Override
    public Found identify(Address address, Optional<LocalInterface> via) throws DeviceException {
        requireAnswer(address);
        if (address.host().equals("127.0.0.77")) {
            return new Found.Unsupported(
                    "cam",
                    address,
                    Text.literal("Camera with an Ambarella chip"),
                    Text.literal("It speaks otherwise."));
        }
        return new Found.Supported(
                new Device("id-" + address, "cam", "C100", "C100", address, java.util.Map.of()),
                List.of(Text.literal("Its network clashes with yours.")),
                given);
    }

    @Override
    public List<Setting> options(Device device) {
        return List.of(new Setting.Toggle(
                PretendCamera.about("set-clock", "Set the clock", true),
                !"off".equals(device.options().get("set-clock"))));
    }

    @Override
    public Optional<Text> hint(String network) {
        return network.startsWith("LLM_")
                ? Optional.of(Text.literal("By its name this is another maker's camera."))
                : Optional.empty();
    }

    @Override
    public Optional<SecretImport> secretImport() {
        return reads;
    }

    @Override
    public Optional<Typed> typed(String text) {
        return RtspAddress.parse(text)
                .map(address -> new Typed(
                        new Device(
                                "typed",
                                id(),
                                "Stream",
                                "Stream",
                                Address.of(address.shown().getHost()),
                                Map.of(
                                        "path",
                                        address.shown().getRawPath() + "?"
                                                + address.shown().getRawQuery())),
                        address.secrets()));
    }

    @Override
    public List<Credentials.Field> credentials(Device device) {
        if (reads.isPresent()) {
            return List.of(new Credentials.Field("token", Text.literal("Token"), Text.literal("In its app."), 32));
        }
        return List.of(new Credentials.Field("password", Text.literal("Password"), Text.literal("On its box."), 31));
    }

    @Override
    public Connection connect(Device device, Credentials credentials) throws DeviceException {
        requireAnswer(device.address());
        return camera.connectedAs(device);
    }

    private static void requireAnswer(Address address) throws DeviceException {
        if (address.host().equals("127.0.0.66")) {
            throw new DeviceException.Unreachable(address.toString(), Text.literal("say hello"), null);
        }
    }
}
