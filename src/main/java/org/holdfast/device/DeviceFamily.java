// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.SearchTargets;

/**
 * One family of devices: finds them, tells them from others, and connects to them. All methods that talk to the
 * network block with a deadline of their own and end early when the thread is interrupted.
 */
public interface DeviceFamily {
    /** The short name used in addresses and files, such as {@code sjcam}. */
    String id();

    /** What the wizard and the empty screens say about this family. */
    FamilyGuide guide();

    /**
     * What the name of a device's own Wi-Fi network gives away, before anything is sent: what it is, and which app it was
     * sold with. A hint only; what answers decides.
     *
     * @param network hostile text; never repeated whole in the answer where it may be a secret
     */
    default Optional<Text> hint(String network) {
        return Optional.empty();
    }

    /** The same address without the ports that this family uses anyway, so that one place is written in one way. */
    default Address usual(Address address) {
        return address;
    }

    /** The interface through which the user wants a device to be reached; empty leaves it to the system. */
    default Optional<LocalInterface> way(Device device) {
        return Optional.empty();
    }

    /** The names of the further ports that an address of this family may have; empty where any may. */
    default Set<String> portNames() {
        return Set.of();
    }

    /**
     * Probes every target of this family once.
     *
     * @param found called from any thread, once for each answer
     */
    void search(SearchTargets targets, Consumer<Found> found) throws InterruptedException;

    /**
     * Asks one address what it is.
     *
     * @param via interface to go through; empty leaves it to the system
     * @throws DeviceException when nothing answers there, or what answers is no device at all
     */
    Found identify(Address address, Optional<LocalInterface> via) throws DeviceException, InterruptedException;

    /**
     * The device that a text describes which is no {@link Place}, such as the address of a stream. Asks nothing;
     * empty where the text says nothing to this family.
     *
     * @param text as its owner typed it; may hold secrets
     */
    default Optional<Typed> typed(String text) {
        return Optional.empty();
    }

    /**
     * The user's choices about how a device of this family is treated, with their present values; stored in
     * {@link Device#options} under {@link Setting#name}.
     */
    List<Setting> options(Device device);

    /** The secrets that such a device may want; none where it takes no password. */
    default List<Credentials.Field> credentials(Device device) {
        return List.of();
    }

    /** Whether its devices may have {@link Switches}; only such are asked for them without the user's doing. */
    default boolean switches() {
        return false;
    }

    /** Reads such devices' secrets from other programs' files and texts; empty where there are none to read. */
    default Optional<SecretImport> secretImport() {
        return Optional.empty();
    }

    /** Descriptions of models that the user adds; empty where this family has none. */
    default Optional<ModelFiles> modelFiles() {
        return Optional.empty();
    }

    /**
     * Looks for a device that does not answer at its address any more, by what it says of itself.
     *
     * @return where it is now; empty where it is not found
     */
    default Optional<Address> locate(Device device, SearchTargets targets) throws InterruptedException {
        return Optional.empty();
    }

    /** What such a device gives away, for its page; needs no connection. */
    default List<Disclosure> disclosures(Device device) {
        return List.of();
    }

    /**
     * Opens a connection.
     *
     * @param credentials the secrets that the user saved for this device
     * @throws DeviceException when the device does not answer or is not what it was;
     *     {@link DeviceException.WrongCredentials} when it wants others
     */
    Connection connect(Device device, Credentials credentials) throws DeviceException, InterruptedException;
}
