// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Disclosure;
import org.holdfast.device.FamilyGuide;
import org.holdfast.device.Found;
import org.holdfast.device.ModelFiles;
import org.holdfast.device.RtspAddress;
import org.holdfast.device.SecretImport;
import org.holdfast.device.Setting;
import org.holdfast.device.Text;
import org.holdfast.device.Typed;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.SearchTargets;
import org.holdfast.service.ScriptedSecretImport;

/** A family of one scripted camera. */
public final class ScriptedFamily implements DeviceFamily {
    public static final String ID = "cam";

    private final ScriptedCamera camera = new ScriptedCamera();
    private final Map<String, Found> answers = new ConcurrentHashMap<>();
    private volatile Optional<DeviceException> trouble = Optional.empty();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile List<Disclosure> disclosures = List.of();
    private volatile List<Credentials.Field> fields = List.of();
    private volatile boolean switches;
    private volatile Optional<String> password = Optional.empty();
    private volatile String demanded = "password";
    private volatile Optional<SecretImport> reads = Optional.empty();
    private volatile Optional<ModelFiles> models = Optional.empty();

    /** The camera at every address. */
    public ScriptedCamera camera() {
        return camera;
    }

    /** From now on no connection opens. */
    public void fail(DeviceException why) {
        trouble = Optional.of(why);
    }

    /** From now on connections open again. */
    public void recover() {
        trouble = Optional.empty();
    }

    /** From now on connections wait for the latch. */
    public void hold(CountDownLatch latch) {
        gate = latch;
    }

    /** What its devices give away. */
    public void disclose(List<Disclosure> all) {
        disclosures = List.copyOf(all);
    }

    /** Its devices may have switches. */
    public void haveSwitches() {
        switches = true;
    }

    /** The secrets that may be saved for its devices. */
    public void ask(List<Credentials.Field> all) {
        fields = List.copyOf(all);
    }

    /** From now on connections open only with this under {@code password}. */
    public void demand(String wanted) {
        password = Optional.of(wanted);
    }

    /** From now on connections open only with this token, which is read out of every form. */
    public ScriptedSecretImport demandToken(String wanted) {
        demanded = ScriptedSecretImport.KIND;
        password = Optional.of(wanted);
        ScriptedSecretImport reader = new ScriptedSecretImport();
        reads = Optional.of(reader);
        fields = List.of(new Credentials.Field(
                ScriptedSecretImport.KIND,
                Text.literal("Token"),
                Text.literal("What the vendor's app knows of the device: 32 digits."),
                32));
        return reader;
    }

    /** From now on it takes descriptions. */
    public void describe(ModelFiles files) {
        models = Optional.of(files);
    }

    /** What {@link #identify} says about an address. */
    public void answer(Found found) {
        answers.put(found.address().host(), found);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean switches() {
        return switches;
    }

    @Override
    public Set<String> portNames() {
        return Set.of("events", "rtsp");
    }

    @Override
    public FamilyGuide guide() {
        return new FamilyGuide(
                Text.literal("Action camera"),
                Text.literal("Small cameras with a lens and one button."),
                new FamilyGuide.Drawing(
                        "M14 26 h68 v50 h-68 z M20 18 h14 v8 M58 51 a16 16 0 1 0 0.01 0 M58 57 a10 10 0 1 0 0.01 0",
                        "M24 38 h8 M24 34 a2 2 0 1 0 0.01 0"),
                List.of(Text.literal("Switch the camera on."), Text.literal("Press the Wi-Fi button.")),
                "192.168.1.254");
    }

    @Override
    public void search(SearchTargets targets, Consumer<Found> found) {
        answers.values().forEach(found);
    }

    @Override
    public Found identify(Address address, Optional<LocalInterface> via) throws DeviceException {
        Found found = answers.get(address.host());
        if (found == null) {
            throw new DeviceException.Unreachable(address.toString(), Text.literal("asking what it is"), null);
        }
        return found;
    }

    @Override
    public List<Setting> options(Device device) {
        return List.of(new Setting.Toggle(
                new Setting.About(
                        "clock",
                        Text.literal("Set the clock on connecting"),
                        Text.literal("How Holdfast treats it"),
                        Optional.of(Text.literal("To this computer's local time.")),
                        true),
                !"off".equals(device.options().get("clock"))));
    }

    @Override
    public Optional<Text> hint(String network) {
        return network.startsWith("LLM_")
                ? Optional.of(Text.literal("By its name this is another maker's camera."))
                : Optional.empty();
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
        return fields;
    }

    @Override
    public Optional<SecretImport> secretImport() {
        return reads;
    }

    @Override
    public Optional<ModelFiles> modelFiles() {
        return models;
    }

    @Override
    public List<Disclosure> disclosures(Device device) {
        return disclosures;
    }

    @Override
    public Connection connect(Device device, Credentials credentials) throws DeviceException, InterruptedException {
        gate.await();
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        if (password.isPresent() && !password.equals(credentials.get(demanded).map(String::new))) {
            throw new DeviceException.WrongCredentials(device.address().toString());
        }
        return camera.connectionTo(device);
    }
}
