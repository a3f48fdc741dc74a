// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.Text;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.Secrets;
import org.holdfast.ui.control.Background;

/** What the device is called. Going on saves it: the first moment at which the wizard leaves a trace. */
final class NameStep extends WizardStep {
    static final String FIELD = "wizard-name";
    /** What the device book takes. */
    static final int LONGEST = 80;

    private final Draft draft;
    private final DeviceBook book;
    private final Secrets secrets;
    private final Background background;
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private Optional<Found.Supported> suggested = Optional.empty();

    NameStep(Draft draft, DeviceBook book, Secrets secrets, Background background) {
        super("name");
        this.draft = draft;
        this.book = book;
        this.secrets = secrets;
        this.background = background;
    }

    Draft draft() {
        return draft;
    }

    StringProperty nameProperty() {
        return name;
    }

    /** Whether the device is being saved. */
    ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    @Override
    Text nextWords() {
        return WizardTexts.of(draft.saved().isPresent() ? "next" : "name.next");
    }

    @Override
    void entered() {
        Optional<Found.Supported> found = draft.supported();
        if (draft.saved().isEmpty() && found.isPresent() && !found.equals(suggested)) {
            suggested = found;
            name.set(free(found.get().device().name()));
        }
    }

    @Override
    void left() {
        content();
    }

    /** A name that no other device has. */
    private String free(String wanted) {
        String plain = wanted.isBlank() ? "" : wanted.strip();
        String name = plain;
        for (int number = 2; !name.isEmpty() && book.byName(name).isPresent(); number++) {
            name = plain + " " + number;
        }
        return name;
    }

    /** Checks the field when it is left. */
    boolean check() {
        String typed = name.get().strip();
        Optional<Device> owner = book.byName(typed);
        if (typed.isEmpty()) {
            complain(new Problem(FIELD, WizardTexts.of("name.empty")));
        } else if (typed.length() > LONGEST) {
            complain(new Problem(FIELD, WizardTexts.of("name.long", LONGEST)));
        } else if (owner.isPresent()
                && draft.saved()
                        .map(Device::id)
                        .filter(owner.get().id()::equals)
                        .isEmpty()) {
            complain(new Problem(FIELD, WizardTexts.of("name.taken", owner.get().name())));
        } else {
            content();
            return true;
        }
        return false;
    }

    @Override
    void next(Runnable forward) {
        if (saving.get() || !check()) {
            return;
        }
        String wanted = name.get().strip();
        Optional<Device> before = draft.saved();
        if (before.filter(device -> device.name().equals(wanted)).isPresent()) {
            forward.run();
            return;
        }
        Optional<Found.Supported> found = draft.supported();
        if (before.isEmpty() && found.isEmpty()) {
            return;
        }
        saving.set(true);
        Map<String, char[]> given = draft.tokens();
        draft.secrets().forEach((kind, secret) -> given.put(kind, secret.toCharArray()));
        background.run(
                () -> before.isPresent()
                        ? book.rename(before.get().id(), wanted)
                        : add(found.orElseThrow().device().named(wanted), given),
                device -> {
                    saving.set(false);
                    draft.saved(device);
                    forward.run();
                },
                why -> {
                    saving.set(false);
                    complain(new Problem(FIELD, why.sentence()));
                });
    }

    /** Saves the secrets first: a device without them would ask for what was given already. */
    private Device add(Device device, Map<String, char[]> given) throws DeviceException {
        try {
            for (Map.Entry<String, char[]> each : given.entrySet()) {
                secrets.put(device.id(), each.getKey(), each.getValue());
            }
        } catch (IOException e) {
            // Not the store's own words: none of them may carry a secret.
            throw new DeviceException.Unsupported(
                    WizardTexts.of("name.secrets-closed"), WizardTexts.of("name.secrets-closed.advice"));
        } finally {
            given.values().forEach(secret -> Arrays.fill(secret, '\0'));
        }
        return book.add(device);
    }
}
