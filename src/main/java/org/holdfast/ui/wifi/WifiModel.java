// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wifi;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup;
import org.holdfast.device.WifiSetup.AccessPoint;
import org.holdfast.device.WifiSetup.HomeNetwork;
import org.holdfast.net.Registration;
import org.holdfast.ui.control.Background;
import org.jspecify.annotations.Nullable;

/**
 * Where a device is and how it is sent to another network: choose, password, review, send. The password is held from the
 * review to its end, and wiped by whatever ends it. FX thread only; needs no window.
 */
final class WifiModel implements AutoCloseable {
    static final String BUNDLE = "org.holdfast.ui.wifi.words";

    private final WifiSetup setup;
    private final Background background;
    private final ReadOnlyObjectWrapper<Here> here = new ReadOnlyObjectWrapper<>(this, "here", new Here.Asking());
    private final ReadOnlyObjectWrapper<Scan> scan = new ReadOnlyObjectWrapper<>(this, "scan", new Scan.None());
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(this, "stage", new Stage.Choosing());
    private Registration asking = () -> {};
    private Registration scanning = () -> {};
    private Registration sending = () -> {};
    private @Nullable HomeNetwork wanted;

    WifiModel(WifiSetup setup, Background background) {
        this.setup = setup;
        this.background = background;
        if (!setup.scans()) {
            stage.set(new Stage.Password(Optional.empty()));
        }
    }

    /** Where the device is. */
    ReadOnlyObjectProperty<Here> here() {
        return here.getReadOnlyProperty();
    }

    /** What the device sees. */
    ReadOnlyObjectProperty<Scan> scan() {
        return scan.getReadOnlyProperty();
    }

    /** How far the user is. */
    ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /** Whether the device can look for networks. */
    boolean scans() {
        return setup.scans();
    }

    /** What should be known before anything is sent. */
    List<Text> warnings() {
        return setup.warnings();
    }

    /** Asks where the device is, and then what it sees: one thing at a time, as such devices like it. */
    void begin() {
        ask(() -> {
            if (setup.scans()) {
                look();
            }
        });
    }

    private void ask(Runnable then) {
        asking.close();
        here.set(new Here.Asking());
        asking = background.run(
                setup::present,
                present -> {
                    here.set(new Here.Known(present));
                    then.run();
                },
                failure -> {
                    here.set(new Here.Failed(failure));
                    then.run();
                });
    }

    /** Asks again where the device is. */
    void askAgain() {
        ask(() -> {});
    }

    /** Lets the device look for networks. */
    void look() {
        scanning.close();
        scan.set(new Scan.Running());
        scanning = background.run(
                setup::scan,
                points -> scan.set(new Scan.Done(List.copyOf(points))),
                failure -> scan.set(new Scan.Failed(failure)));
    }

    /** Stops waiting for what the device sees. */
    void stopLooking() {
        scanning.close();
        if (scan.get() instanceof Scan.Running) {
            scan.set(new Scan.None());
        }
    }

    /** Goes on to the password of a network that the device sees. */
    void choose(AccessPoint point) {
        stopLooking();
        stage.set(new Stage.Password(Optional.of(point)));
    }

    /** Goes on to a network whose name is typed. */
    void type() {
        stopLooking();
        stage.set(new Stage.Password(Optional.empty()));
    }

    /**
     * What is wrong with a name or password; empty where nothing is.
     *
     * @param password is wiped
     */
    Optional<Text> objection(String ssid, char[] password) {
        HomeNetwork network = new HomeNetwork(ssid, password);
        try {
            return setup.objection(network);
        } finally {
            network.wipe();
        }
    }

    /**
     * Goes on to the review, where nothing is wrong.
     *
     * @param password taken over
     * @return what is wrong; the password is wiped then
     */
    Optional<Text> review(String ssid, char[] password) {
        HomeNetwork network = new HomeNetwork(ssid, password);
        Optional<Text> objection = setup.objection(network);
        if (objection.isPresent()) {
            network.wipe();
            return objection;
        }
        wipe();
        wanted = network;
        stage.set(new Stage.Review(ssid, password.length));
        return Optional.empty();
    }

    /** Returns to the password from the review or a refusal, and to the choice from the password or the end. */
    void back() {
        if (stage.get() instanceof Stage.Sending) {
            return;
        }
        wipe();
        switch (stage.get()) {
            case Stage.Review review -> stage.set(new Stage.Password(seen(review.ssid())));
            case Stage.Refused refused -> stage.set(new Stage.Password(seen(refused.ssid())));
            default -> stage.set(setup.scans() ? new Stage.Choosing() : new Stage.Password(Optional.empty()));
        }
    }

    private Optional<AccessPoint> seen(String ssid) {
        return scan.get() instanceof Scan.Done done
                ? done.points().stream()
                        .filter(point -> point.ssid().equals(ssid))
                        .findFirst()
                : Optional.empty();
    }

    /** Sends the device to the reviewed network. */
    void send() {
        HomeNetwork network = wanted;
        if (network == null || !(stage.get() instanceof Stage.Review)) {
            return;
        }
        wanted = null;
        String ssid = network.ssid();
        stage.set(new Stage.Sending(ssid));
        sending = background.run(
                () -> {
                    try {
                        return setup.join(network);
                    } finally {
                        network.wipe();
                    }
                },
                outcome -> stage.set(new Stage.Sent(ssid, outcome)),
                failure -> stage.set(new Stage.Refused(ssid, failure)));
    }

    private void wipe() {
        HomeNetwork network = wanted;
        if (network != null) {
            network.wipe();
            wanted = null;
        }
    }

    @Override
    public void close() {
        asking.close();
        scanning.close();
        sending.close();
        wipe();
    }

    /** Where the device is. */
    sealed interface Here {
        record Asking() implements Here {}

        record Known(Optional<WifiSetup.Present> present) implements Here {}

        record Failed(DeviceException why) implements Here {}
    }

    /** What the device sees. */
    sealed interface Scan {
        /** It did not look, or nobody waited. */
        record None() implements Scan {}

        record Running() implements Scan {}

        record Done(List<AccessPoint> points) implements Scan {}

        record Failed(DeviceException why) implements Scan {}
    }

    /** How far the user is. */
    sealed interface Stage {
        record Choosing() implements Stage {}

        /** @param point the chosen network; empty where its name is typed */
        record Password(Optional<AccessPoint> point) implements Stage {}

        /** @param length of the password, in characters */
        record Review(String ssid, int length) implements Stage {}

        record Sending(String ssid) implements Stage {}

        /** @param outcome what the device's answer is worth, and what to expect */
        record Sent(String ssid, Text outcome) implements Stage {}

        record Refused(String ssid, DeviceException why) implements Stage {}
    }
}
