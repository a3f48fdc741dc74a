// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Found;
import org.holdfast.device.Place;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.Discovery;
import org.holdfast.service.UsualAddresses;
import org.holdfast.ui.control.Background;
import org.jspecify.annotations.Nullable;

/** What answered: a device, one that cannot be used, or nothing, and then what may be in the way. */
final class IdentifyStep extends WizardStep {
    static final String FIELD = "wizard-identity";

    private final Draft draft;
    private final List<DeviceFamily> families;
    private final DeviceBook book;
    private final Discovery discovery;
    private final Background background;
    private final ReadOnlyObjectWrapper<List<Discovery.Obstacle>> obstacles = new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable Registration looking;

    IdentifyStep(
            Draft draft, List<DeviceFamily> families, DeviceBook book, Discovery discovery, Background background) {
        super("identify");
        this.draft = draft;
        this.families = List.copyOf(families);
        this.book = book;
        this.discovery = discovery;
        this.background = background;
    }

    Draft draft() {
        return draft;
    }

    /** The family of what was found, for its drawing. */
    Optional<DeviceFamily> familyOf(Found found) {
        return families.stream()
                .filter(family -> family.id().equals(found.family()))
                .findFirst();
    }

    /** What may be in the way, most likely first; filled when nothing was found. */
    ReadOnlyObjectProperty<List<Discovery.Obstacle>> obstaclesProperty() {
        return obstacles.getReadOnlyProperty();
    }

    /** The saved device at the same address, where there already is one. */
    Optional<Device> known() {
        return draft.supported()
                .flatMap(found -> book.devices().stream()
                        .filter(device -> device.family().equals(found.family())
                                && new UsualAddresses(families).sharesPort(device, found.address()))
                        .findFirst());
    }

    /** Asks the same address again. */
    void retry() {
        content();
        switch (draft.probeProperty().get()) {
            case Draft.Probe.Failed failed -> draft.probeAgain(failed.place(), this::answered);
            case Draft.Probe.Answered answered ->
                draft.probeAgain(new Place(Optional.empty(), answered.found().address()), this::answered);
            case Draft.Probe.Idle _, Draft.Probe.Running _ -> {}
        }
    }

    private void answered() {
        if (draft.probeProperty().get() instanceof Draft.Probe.Failed && looking == null) {
            looking = background.run(
                    discovery::obstacles,
                    seen -> {
                        looking = null;
                        obstacles.set(List.copyOf(seen));
                    },
                    _ -> looking = null);
        }
    }

    @Override
    void entered() {
        answered();
    }

    @Override
    void left() {
        content();
        draft.cancelProbe();
        if (looking != null) {
            looking.close();
            looking = null;
        }
    }

    @Override
    void next(Runnable forward) {
        Optional<Device> known = known();
        if (known.isPresent() && draft.saved().filter(known.get()::equals).isEmpty()) {
            complain(new Problem(
                    FIELD, WizardTexts.of("identify.known", known.get().name())));
        } else if (draft.supported().isPresent()) {
            content();
            forward.run();
        } else if (draft.probeProperty().get() instanceof Draft.Probe.Answered) {
            complain(new Problem(FIELD, WizardTexts.of("identify.unsupported.next")));
        } else if (draft.probeProperty().get() instanceof Draft.Probe.Running) {
            complain(new Problem(FIELD, WizardTexts.of("identify.running.next")));
        } else {
            complain(new Problem(FIELD, WizardTexts.of("identify.nothing.next")));
        }
    }

    /** What the device is called before it has a name of its own. */
    static Text model(Device device) {
        return device.model().isBlank() ? WizardTexts.of("identify.model.untold") : Text.literal(device.model());
    }
}
