// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Found;
import org.holdfast.net.Registration;
import org.holdfast.service.Discovery;
import org.holdfast.ui.control.Background;
import org.jspecify.annotations.Nullable;

/** What should be added: something that was found, a kind of device, or whatever answers at an address. */
final class ChooseStep extends WizardStep {
    static final String FIELD = "wizard-choices";

    private final Draft draft;
    private final List<DeviceFamily> families;
    private final Discovery discovery;
    private final Background background;
    private final ReadOnlyObjectWrapper<Discovery.State> search;
    private final ReadOnlyObjectWrapper<Optional<Choice>> choice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Discovery.Obstacle>> obstacles = new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable Registration searching;
    private @Nullable Registration listening;
    private @Nullable Registration looking;

    /** What can be chosen. */
    sealed interface Choice {
        record OfFound(Found found) implements Choice {}

        record OfFamily(DeviceFamily family) implements Choice {}

        record ByAddress() implements Choice {}
    }

    ChooseStep(Draft draft, List<DeviceFamily> families, Discovery discovery, Background background) {
        super("choose");
        this.draft = draft;
        this.families = List.copyOf(families);
        this.discovery = discovery;
        this.background = background;
        search = new ReadOnlyObjectWrapper<>(discovery.state());
    }

    List<DeviceFamily> families() {
        return families;
    }

    ReadOnlyObjectProperty<Discovery.State> searchProperty() {
        return search.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Choice>> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    /** What may keep devices from being found; filled by {@link #lookForObstacles}. */
    ReadOnlyObjectProperty<List<Discovery.Obstacle>> obstaclesProperty() {
        return obstacles.getReadOnlyProperty();
    }

    void choose(Choice chosen) {
        choice.set(Optional.of(chosen));
        content();
    }

    void lookForObstacles() {
        if (looking == null) {
            looking = background.run(discovery::obstacles, obstacles::set, _ -> {});
        }
    }

    @Override
    void entered() {
        listening = discovery.listen(background.gathered(() -> search.set(discovery.state())));
        searching = discovery.keepSearching();
        search.set(discovery.state());
    }

    @Override
    void left() {
        for (Registration open : new @Nullable Registration[] {listening, searching, looking}) {
            if (open != null) {
                open.close();
            }
        }
        listening = null;
        searching = null;
        looking = null;
    }

    @Override
    void next(Runnable forward) {
        Optional<Choice> chosen = choice.get();
        if (chosen.isEmpty()) {
            complain(new Problem(FIELD, WizardTexts.of("choose.nothing")));
            return;
        }
        content();
        switch (chosen.get()) {
            case Choice.OfFound(Found found) -> draft.choose(found);
            case Choice.OfFamily(DeviceFamily family) -> draft.choose(Optional.of(family));
            case Choice.ByAddress() -> draft.choose(Optional.empty());
        }
        forward.run();
    }
}
