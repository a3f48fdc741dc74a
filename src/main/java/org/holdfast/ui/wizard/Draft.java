// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Found;
import org.holdfast.device.Place;
import org.holdfast.device.Typed;
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
    private Optional<Described> described = Optional.empty();
    private final Map<String, char[]> tokens = new HashMap<>();
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

    /**
     * What the user described instead of a place.
     *
     * @param family whose device it is
     */
    private record Described(DeviceFamily family, Typed typed) {}

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
        wipe();
        described = Optional.empty();
        probe.set(new Probe.Idle());
        family = chosen;
    }

    /** Begins anew with what was found. */
    void choose(Found found) {
        cancelProbe();
        wipe();
        described = Optional.empty();
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
        described = Optional.empty();
        probe(place, () -> discovery.identify(asked, address), ended);
    }

    /** Tries a device that the user described; one that refuses the password is there all the same. */
    void probe(DeviceFamily owner, Typed typed, Runnable ended) {
        described = Optional.of(new Described(owner, typed));
        probe(
                new Place(Optional.of(owner.id()), typed.device().address()),
                () -> {
                    try (Connection _ = owner.connect(typed.device(), typed.credentials())) {
                        return new Found.Supported(typed.device(), List.of());
                    } catch (DeviceException.WrongCredentials e) {
                        return new Found.Supported(
                                typed.device(), List.of(e.sentence(), WizardTexts.of("identify.password-later")));
                    }
                },
                ended);
    }

    /** Asks the same once more. */
    void probeAgain(Place place, Runnable ended) {
        described.ifPresentOrElse(known -> probe(known.family(), known.typed(), ended), () -> probe(place, ended));
    }

    /** The secrets that the user gave with the description, for the store of secrets, by kind. */
    Map<String, String> secrets() {
        return described.map(known -> known.typed().secrets()).orElse(Map.of());
    }

    /** A secret that was given beside the description; taken over. */
    void token(String kind, char[] secret) {
        char[] before = tokens.put(kind, secret);
        if (before != null) {
            Arrays.fill(before, '\0');
        }
    }

    /** A copy of those; whoever takes it wipes it. */
    Map<String, char[]> tokens() {
        Map<String, char[]> copy = new HashMap<>();
        tokens.forEach((kind, secret) -> copy.put(kind, secret.clone()));
        return copy;
    }

    /** Overwrites what was given. */
    void wipe() {
        tokens.values().forEach(secret -> Arrays.fill(secret, '\0'));
        tokens.clear();
    }

    private void probe(Place place, Background.Job<Found> asking, Runnable ended) {
        cancelProbe();
        probe.set(new Probe.Running(place.address()));
        probing = background.run(
                asking,
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
        // The store of secrets has them by now.
        described = Optional.empty();
        wipe();
        saved = Optional.of(device);
    }
}
