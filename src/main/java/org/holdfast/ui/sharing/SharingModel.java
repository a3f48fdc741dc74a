// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.sharing;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.Restream;
import org.holdfast.service.RestreamChoices;
import org.holdfast.ui.control.Background;

/** Whether one camera's picture is offered to other programs, and where all are. FX thread only. */
final class SharingModel {
    static final String BUNDLE = "org.holdfast.ui.sharing.words";

    private final Restream restream;
    private final Device device;
    private final Background background;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private final ReadOnlyObjectWrapper<Optional<DeviceException>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper passwordKept = new ReadOnlyBooleanWrapper();
    private final Registration listening;

    /**
     * What the page shows.
     *
     * @param offered whether this camera is among those that are offered
     * @param offer where, while it is listened
     */
    record Shown(RestreamChoices choices, boolean offered, Optional<Restream.Offer> offer, Restream.State state) {}

    SharingModel(Restream restream, Device device, Background background) {
        this.restream = restream;
        this.device = device;
        this.background = background;
        shown = new ReadOnlyObjectWrapper<>(look());
        listening = restream.listen(background.gathered(() -> shown.set(look())));
        lookForPassword();
    }

    private Shown look() {
        RestreamChoices choices = restream.choices();
        Restream.State state = restream.state();
        boolean offered = choices.on() && choices.offers(device.id());
        Optional<Restream.Offer> offer = offered && state instanceof Restream.State.On
                ? restream.offers().stream()
                        .filter(each -> each.device().id().equals(device.id()))
                        .findFirst()
                : Optional.empty();
        return new Shown(choices, offered, offer, state);
    }

    Device device() {
        return device;
    }

    ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /** Why the last change was not taken; empty after one that was. */
    ReadOnlyObjectProperty<Optional<DeviceException>> failure() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty working() {
        return working.getReadOnlyProperty();
    }

    List<InetAddress> addresses() {
        return restream.addresses();
    }

    /** Offers the camera, or no longer; with the last camera all listening ends. */
    void offer(boolean wanted) {
        RestreamChoices present = restream.choices();
        RestreamChoices changed = wanted ? present.with(device) : present.without(device.id());
        change(() -> restream.choose(changed.on(!changed.cameras().isEmpty())));
    }

    /** Tries what is chosen again, such as when the port is free now. */
    void again() {
        change(() -> restream.choose(restream.choices()));
    }

    /** What is wrong with a port; empty where nothing is. */
    static Optional<Text> portObjection(String typed) {
        return port(typed).isPresent() ? Optional.empty() : Optional.of(Text.of(BUNDLE, "port.wrong"));
    }

    private static OptionalInt port(String typed) {
        String digits = typed.strip();
        if (!digits.matches("[0-9]{1,5}")) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= 65535 ? OptionalInt.of(port) : OptionalInt.empty();
    }

    /** What is wrong with a user name; an empty one is taken, because then anybody may watch. */
    static Optional<Text> userObjection(String typed) {
        return typed.isBlank() || RestreamChoices.isUser(typed.strip())
                ? Optional.empty()
                : Optional.of(Text.of(BUNDLE, "user.wrong"));
    }

    /**
     * Saves where all cameras are offered and who may watch.
     *
     * @param password a new one; empty keeps the one that is set
     */
    void place(String host, String typedPort, String typedUser, char[] password) {
        RestreamChoices wanted = restream.choices()
                .at(host, port(typedPort).orElseThrow())
                .withUser(Optional.of(typedUser.strip()).filter(user -> !user.isEmpty()));
        change(() -> {
            try {
                if (password.length > 0) {
                    restream.password(password);
                }
            } finally {
                Arrays.fill(password, '\0');
            }
            restream.choose(wanted);
        });
    }

    private void change(Background.Deed deed) {
        working.set(true);
        background.act(
                deed,
                () -> {
                    working.set(false);
                    failure.set(Optional.empty());
                    shown.set(look());
                    lookForPassword();
                },
                why -> {
                    working.set(false);
                    failure.set(Optional.of(why));
                    shown.set(look());
                });
    }

    /** Whether a password is kept; false until that was looked for. */
    ReadOnlyBooleanProperty passwordKept() {
        return passwordKept.getReadOnlyProperty();
    }

    /** The store may be the system's, which takes its time. */
    private void lookForPassword() {
        background.run(restream::hasPassword, passwordKept::set, _ -> passwordKept.set(false));
    }

    void close() {
        listening.close();
    }
}
