// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Found;
import org.holdfast.device.SecretImport;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.SecretImports;
import org.holdfast.ui.control.Background;

/**
 * The token of a device that obeys only whoever knows it: given away by the device, kept already, or pasted and tried.
 * There for families alone that read such texts.
 */
final class TokenStep extends WizardStep {
    static final String FIELD = "wizard-token";

    private final Draft draft;
    private final List<DeviceFamily> families;
    private final SecretImports imports;
    private final Background background;
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty keepGiven = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper trying = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Known> known = new ReadOnlyObjectWrapper<>(Known.NOT_YET);
    private Registration work = () -> {};
    private boolean without;

    /** What is known of the token. */
    enum Known {
        /** It is being looked up. */
        NOT_YET,
        /** The device gives it away. */
        GIVEN,
        /** It is among the secrets. */
        KEPT,
        NOTHING
    }

    TokenStep(Draft draft, List<DeviceFamily> families, SecretImports imports, Background background) {
        super("token");
        this.draft = draft;
        this.families = List.copyOf(families);
        this.imports = imports;
        this.background = background;
    }

    /** What is pasted; forgotten when the step is left. */
    StringProperty textProperty() {
        return text;
    }

    /** Whether the token that the device gives away is kept. */
    BooleanProperty keepGivenProperty() {
        return keepGiven;
    }

    /** Whether a token is being tried. */
    ReadOnlyBooleanProperty tryingProperty() {
        return trying.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Known> knownProperty() {
        return known.getReadOnlyProperty();
    }

    Optional<DeviceFamily> family() {
        return draft.supported()
                .flatMap(found -> families.stream()
                        .filter(family -> family.id().equals(found.family()))
                        .filter(family -> family.secretImport().isPresent())
                        .filter(family -> !family.credentials(found.device()).isEmpty())
                        .findFirst());
    }

    /** What can be pasted. */
    Optional<Text> help() {
        return family().flatMap(DeviceFamily::secretImport).map(SecretImport::pasteHelp);
    }

    @Override
    boolean relevant() {
        return family().isPresent();
    }

    @Override
    Text nextWords() {
        return WizardTexts.of(trying.get() ? "token.trying" : "next");
    }

    @Override
    void entered() {
        without = false;
        Optional<Found.Supported> found = draft.supported();
        if (found.isEmpty() || family().isEmpty()) {
            return;
        }
        if (found.get().given().isPresent()) {
            known.set(Known.GIVEN);
            return;
        }
        known.set(Known.NOT_YET);
        Device device = found.get().device();
        String kind = kind(device);
        work = background.run(
                () -> imports.has(device, kind),
                has -> known.set(has ? Known.KEPT : Known.NOTHING),
                // A locked store says so when something is put into it.
                _ -> known.set(Known.NOTHING));
    }

    private String kind(Device device) {
        return family().orElseThrow().credentials(device).getFirst().kind();
    }

    @Override
    void left() {
        work.close();
        trying.set(false);
        text.set("");
        content();
    }

    /** Goes on without a token at the next {@link #next}; the device asks for it then. */
    void goWithout() {
        without = true;
    }

    @Override
    void next(Runnable forward) {
        if (trying.get()) {
            return;
        }
        Optional<Found.Supported> found = draft.supported();
        if (found.isEmpty() || without) {
            content();
            forward.run();
        } else if (!text.get().isBlank()) {
            attempt(found.get().device(), forward);
        } else if (known.get() == Known.GIVEN) {
            if (keepGiven.get()) {
                Found.Given given = found.get().given().orElseThrow();
                draft.token(given.kind(), given.secret());
            }
            content();
            forward.run();
        } else if (known.get() == Known.KEPT) {
            content();
            forward.run();
        } else {
            complain(new Problem(FIELD, WizardTexts.of("token.empty")));
        }
    }

    /** Finds the token in what was pasted and tries it on the device, so that a wrong one is told at once. */
    private void attempt(Device device, Runnable forward) {
        DeviceFamily family = family().orElseThrow();
        String kind = kind(device);
        char[] typed = text.get().toCharArray();
        content();
        trying.set(true);
        work = background.run(
                () -> {
                    SecretImports.Taken taken = imports.take(device, kind, typed);
                    return accepts(family, device, kind, taken.secret())
                            ? Optional.of(taken)
                            : Optional.<SecretImports.Taken>empty();
                },
                tried -> {
                    trying.set(false);
                    if (tried.isPresent()) {
                        draft.token(kind, tried.get().secret());
                        forward.run();
                    } else {
                        complain(new Problem(FIELD, WizardTexts.of("token.refused")));
                    }
                },
                why -> {
                    trying.set(false);
                    complain(new Problem(FIELD, why.sentence()));
                });
    }

    /** A device that does not answer now says nothing about its token. */
    private static boolean accepts(DeviceFamily family, Device device, String kind, char[] token)
            throws InterruptedException {
        Credentials credentials = asked -> asked.equals(kind) ? Optional.of(token.clone()) : Optional.empty();
        try (Connection _ = family.connect(device, credentials)) {
            return true;
        } catch (DeviceException.WrongCredentials e) {
            return false;
        } catch (DeviceException e) {
            return true;
        }
    }
}
