// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Place;
import org.holdfast.device.RtspAddress;
import org.holdfast.device.Text;
import org.holdfast.device.Typed;
import org.holdfast.service.UsualAddresses;

/** What to do at the device, and where it is asked. */
final class ConnectStep extends WizardStep {
    static final String FIELD = "wizard-address";

    private final Draft draft;
    private final List<DeviceFamily> families;
    private final StringProperty address = new SimpleStringProperty("");
    private Optional<Described> described = Optional.empty();

    /**
     * What the user described instead of a place.
     *
     * @param shown what stands in the field for it, without its secrets
     */
    private record Described(String shown, DeviceFamily family, Typed typed) {}

    /** @param families those that may know what the user describes */
    ConnectStep(Draft draft, List<DeviceFamily> families) {
        super("connect");
        this.draft = draft;
        this.families = List.copyOf(families);
    }

    Draft draft() {
        return draft;
    }

    /** What stands in the field; empty means the usual address where the family has one. */
    StringProperty addressProperty() {
        return address;
    }

    Optional<String> usualAddress() {
        return draft.family().map(family -> family.guide().usualAddress()).filter(usual -> !usual.isBlank());
    }

    /** Checks the field when it is left; an empty one is only wrong when going on. */
    boolean check(boolean goingOn) {
        Optional<Text> wrong = wrong(goingOn);
        wrong.ifPresentOrElse(words -> complain(new Problem(FIELD, words)), this::content);
        return wrong.isEmpty();
    }

    private Optional<Text> wrong(boolean goingOn) {
        String typed = address.get().strip();
        if (typed.isEmpty()) {
            return goingOn && usualAddress().isEmpty()
                    ? Optional.of(WizardTexts.of("connect.empty"))
                    : Optional.empty();
        }
        if (typed.contains("://")) {
            // What is typed is not repeated: it may hold a password.
            return describe(typed) ? Optional.empty() : Optional.of(WizardTexts.of("connect.no-stream"));
        }
        Optional<Text> network = hint(typed);
        if (network.isPresent()) {
            return network;
        }
        Optional<Place> place = parse(typed);
        if (place.isEmpty()) {
            return Optional.of(WizardTexts.of("connect.no-address", typed.length() > 60 ? "…" : typed));
        }
        UsualAddresses addresses = new UsualAddresses(draft.family().stream().toList());
        return addresses
                .unknownPort(Optional.empty(), place.get().address())
                .filter(name -> draft.family().isPresent())
                .map(name -> WizardTexts.of(
                        "connect.no-port", name, String.join(", ", addresses.portNames(Optional.empty()))));
    }

    /** What the name of a device's own Wi-Fi network gives away; such a name is often taken for an address. */
    private Optional<Text> hint(String typed) {
        return families.stream()
                .flatMap(family -> family.hint(typed).stream())
                .findFirst()
                .map(hint -> WizardTexts.of("connect.network-name", hint));
    }

    /** Takes a description in, and hides its secrets in the field. */
    private boolean describe(String text) {
        if (described.filter(known -> known.shown().equals(text)).isPresent()) {
            return true;
        }
        described = families.stream()
                .flatMap(family -> family.typed(text).stream()
                        .map(typed -> new Described(RtspAddress.masked(text), family, typed)))
                .findFirst();
        described.ifPresent(known -> address.set(known.shown()));
        return described.isPresent();
    }

    private static Optional<Place> parse(String typed) {
        try {
            return Optional.of(Place.parse(typed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    Text nextWords() {
        return WizardTexts.of(
                draft.probeProperty().get() instanceof Draft.Probe.Running ? "connect.asking" : "connect.next");
    }

    @Override
    void left() {
        draft.cancelProbe();
    }

    @Override
    void next(Runnable forward) {
        if (!check(true) || draft.probeProperty().get() instanceof Draft.Probe.Running) {
            return;
        }
        String typed = address.get().strip();
        if (described.isPresent() && described.get().shown().equals(typed)) {
            draft.probe(described.get().family(), described.get().typed(), forward);
            return;
        }
        Optional<Place> where = typed.isEmpty() ? usualAddress().flatMap(ConnectStep::parse) : parse(typed);
        where.ifPresent(place -> draft.probe(place, forward));
    }

    /** The family in words, for the view. */
    Optional<DeviceFamily> family() {
        return draft.family();
    }
}
