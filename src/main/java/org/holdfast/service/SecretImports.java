// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Found;
import org.holdfast.device.SecretImport;
import org.holdfast.device.Text;

/**
 * Takes devices' secrets in from what their owners have: pasted texts, other programs' files, and devices that give
 * theirs away. What is taken goes into {@link Secrets} alone, under the id of the device that it belongs to, also where
 * that device was not added yet. Thread-safe; everything but {@link #readers} may block.
 */
public interface SecretImports {
    /** The families that read such texts and files. */
    List<DeviceFamily> readers();

    /**
     * What a pasted text holds; nothing is kept yet.
     *
     * @throws DeviceException with a sentence on what is wrong with it
     */
    Preview paste(String text) throws DeviceException;

    /**
     * What a file or folder holds; nothing is kept yet. Ends early when the thread is interrupted.
     *
     * @param password empty where none was given; not wiped
     * @throws DeviceException.WrongCredentials when it wants a password or another one
     * @throws DeviceException with a sentence on what is wrong with it
     */
    Preview file(Path file, char[] password) throws DeviceException, InterruptedException;

    /**
     * The one secret in what was typed or pasted for a device: as it is where its family reads no others' texts.
     *
     * @param kind one of {@link DeviceFamily#credentials}
     * @param typed not wiped
     * @throws DeviceException.NotAllowed also where it is another device's
     */
    Taken take(Device device, String kind, char[] typed) throws DeviceException;

    /**
     * Asks a device whether it gives its secret away.
     *
     * @throws DeviceException when it does not answer
     */
    Optional<Found.Given> ask(Device device) throws DeviceException, InterruptedException;

    /** Whether a secret of this kind is kept for a device. */
    boolean has(Device device, String kind) throws DeviceException;

    /** Keeps what a device gave away. */
    void keep(Device device, Found.Given given) throws DeviceException;

    /**
     * Keeps secrets; the preview may be closed afterwards.
     *
     * @throws DeviceException where the store or the disk refuses; what was kept before stays kept
     */
    Outcome keep(List<Choice> choices) throws DeviceException;

    /** For which devices that are not saved secrets are kept; holds none of them. */
    List<Waiting> waiting();

    /** The device under the name that its owner gave it where its secret comes from; as it is where none is known. */
    default Device called(Device device) {
        return waiting().stream()
                .filter(each ->
                        each.device().equals(device.id()) && !each.name().isBlank())
                .findFirst()
                .map(each -> device.named(each.name().strip()))
                .orElse(device);
    }

    /** Forgets the secret of a device that is not saved. */
    void forget(Waiting waiting) throws DeviceException;

    /**
     * What was read; closing overwrites the secrets.
     *
     * @param remarks what was left out and why
     * @param candidates the devices to which one may belong that does not say whose it is: saved ones, then found ones
     */
    record Preview(List<Item> items, List<Text> remarks, List<Device> candidates) implements AutoCloseable {
        public Preview {
            items = List.copyOf(items);
            remarks = List.copyOf(remarks);
            candidates = List.copyOf(candidates);
        }

        @Override
        public void close() {
            items.forEach(item -> item.known().close());
        }
    }

    /**
     * One secret.
     *
     * @param family the id of the family whose device it is
     * @param owner the device that it belongs to, where that is saved or was found
     */
    record Item(String family, SecretImport.Known known, Optional<Owner> owner, Standing standing) {}

    /**
     * Whose a secret is.
     *
     * @param saved whether it is in the device book
     */
    record Owner(Device device, boolean saved) {}

    /** What is kept for that device already. */
    enum Standing {
        /** Nothing, as far as that was looked up. */
        NEW,
        /** The very same. */
        SAME,
        /** Another one, which it would replace. */
        OTHER
    }

    /**
     * What is to be kept.
     *
     * @param device to which it belongs, by {@link Device#id}; for one that says whose it is this is never another
     */
    record Choice(Item item, String device) {
        public Choice {
            if (item.known().id().isPresent() && !item.known().id().get().equals(device)) {
                throw new IllegalArgumentException("It belongs to another device");
            }
        }
    }

    /**
     * How many were kept.
     *
     * @param saved for devices that are saved
     * @param waiting for those that are not
     */
    record Outcome(int saved, int waiting) {}

    /** A secret for one device; the caller wipes it. */
    final class Taken {
        private final char[] secret;
        private final int others;

        /**
         * @param secret taken over
         * @param others how many of other devices stood beside it
         */
        public Taken(char[] secret, int others) {
            this.secret = secret;
            this.others = others;
        }

        /** The secret itself, not a copy. */
        public char[] secret() {
            return secret;
        }

        /** How many of other devices stood beside it. */
        public int others() {
            return others;
        }

        @Override
        public String toString() {
            return "Taken";
        }
    }

    /**
     * That a secret is kept for a device which is not saved.
     *
     * @param device {@link Device#id}
     * @param name what its owner called it; may be empty
     * @param model may be empty
     */
    record Waiting(String family, String device, String kind, String name, String model) {}
}
