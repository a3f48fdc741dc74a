// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Found;
import org.holdfast.device.Place;
import org.holdfast.net.Address;
import org.holdfast.net.Registration;
import org.holdfast.service.Discovery;
import org.holdfast.ui.control.Background;
import org.jspecify.annotations.Nullable;

/**
 * What one run of the wizard has learned so far. Nothing of it outlives the run but the device, once it is saved. FX
 * thread only.
 */
final class Draft {
    private final Discovery discovery;
    private final Background background;
    private final ReadOnlyObjectWrapper<Probe> probe = new ReadOnlyObjectWrapper<>(new Probe.Idle());
    private Optional<DeviceFamily> family = Optional.empty();
    private Optional<Device> saved = Optional.empty();
    private @Nullable Registration probing;

    /** How far the identification is. */
    sealed interface Probe {
        /** Nothing was asked. */
        record Idle() implements Probe {}

        /** An address is being asked. */
        record Running(Address address) implements Probe {}

        /** Something answered. */
        record Answered(Found found) implements Probe {}

        /** Nothing usable did. */
        record Failed(Place place, DeviceException why) implements Probe {
            Address address() {
                return place.address();
            }
        }
    }

    Draft(Discovery discovery, Background background) {
        this.discovery = discovery;
        this.background = background;
    }

    /** The family that the user chose; empty where only an address is known. */
    Optional<DeviceFamily> family() {
        return family;
    }

    /** Begins anew with a family, or with an address alone. */
    void choose(Optional<DeviceFamily> chosen) {
        cancelProbe();
        probe.set(new Probe.Idle());
        family = chosen;
    }

    /** Begins anew with what was found. */
    void choose(Found found) {
        cancelProbe();
        probe.set(new Probe.Answered(found));
    }

    ReadOnlyObjectProperty<Probe> probeProperty() {
        return probe.getReadOnlyProperty();
    }

    /** The usable device that was identified. */
    Optional<Found.Supported> supported() {
        return probe.get() instanceof Probe.Answered(Found.Supported found) ? Optional.of(found) : Optional.empty();
    }

    /**
     * Asks an address what it is.
     *
     * @param place a family that it names goes before the chosen one
     * @param ended called when there is an answer or a failure, not when it was cancelled
     */
    void probe(Place place, Runnable ended) {
        Address address = place.address();
        Optional<String> asked = place.family().or(() -> family.map(DeviceFamily::id));
        cancelProbe();
        probe.set(new Probe.Running(address));
        probing = background.run(
                () -> discovery.identify(asked, address),
                found -> {
                    probing = null;
                    probe.set(new Probe.Answered(found));
                    ended.run();
                },
                why -> {
                    probing = null;
                    probe.set(new Probe.Failed(place, why));
                    ended.run();
                });
    }

    /** Stops asking; harmless when nothing is asked. */
    void cancelProbe() {
        if (probing != null) {
            probing.close();
            probing = null;
        }
        if (probe.get() instanceof Probe.Running) {
            probe.set(new Probe.Idle());
        }
    }

    /** The device as it is in the device book; empty before it was saved. */
    Optional<Device> saved() {
        return saved;
    }

    void saved(Device device) {
        saved = Optional.of(device);
    }
}
