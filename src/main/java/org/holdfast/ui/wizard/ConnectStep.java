// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Place;
import org.holdfast.device.Text;
import org.holdfast.service.UsualAddresses;

/** What to do at the device, and where it is asked. */
final class ConnectStep extends WizardStep {
    static final String FIELD = "wizard-address";

    private final Draft draft;
    private final StringProperty address = new SimpleStringProperty("");

    ConnectStep(Draft draft) {
        super("connect");
        this.draft = draft;
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
        Optional<Place> where = typed.isEmpty() ? usualAddress().flatMap(ConnectStep::parse) : parse(typed);
        where.ifPresent(place -> draft.probe(place, forward));
    }

    /** The family in words, for the view. */
    Optional<DeviceFamily> family() {
        return draft.family();
    }
}
