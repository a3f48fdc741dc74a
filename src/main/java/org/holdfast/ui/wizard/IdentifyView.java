// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.FamilyGuide;
import org.holdfast.device.Found;
import org.holdfast.ui.control.InlineError;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/** What answered, or what may be in the way. */
final class IdentifyView implements StepView {
    private final IdentifyStep step;
    private final Phrases phrases;
    private final Consumer<Device> open;
    private final StackPane node = new StackPane();
    private final VBox obstacles = new VBox();
    private final Subscription subscriptions;

    /**
     * @param open leads to a device that is already there
     */
    IdentifyView(IdentifyStep step, Phrases phrases, Consumer<Device> open) {
        this.step = step;
        this.phrases = phrases;
        this.open = open;
        obstacles.getStyleClass().add(Look.GAP_12);
        subscriptions = Subscription.combine(
                step.draft().probeProperty().subscribe(this::show),
                step.obstaclesProperty().subscribe(seen -> {
                    obstacles.getChildren().clear();
                    if (!seen.isEmpty()) {
                        obstacles
                                .getChildren()
                                .addAll(
                                        Parts.section(phrases.of("identify.obstacles")),
                                        Parts.obstacles(seen, phrases));
                    }
                }));
    }

    private void show(Draft.Probe probe) {
        VBox left = new VBox();
        left.setId(IdentifyStep.FIELD);
        left.getStyleClass().add(Look.GAP_16);
        Optional<FamilyGuide> guide = Optional.empty();
        switch (probe) {
            case Draft.Probe.Answered(Found.Supported found) -> {
                guide = step.familyOf(found).map(DeviceFamily::guide);
                supported(left, found);
            }
            case Draft.Probe.Answered(Found.Unsupported found) -> {
                left.getChildren()
                        .addAll(
                                Parts.question(phrases.of("identify.unsupported")),
                                strong(phrases.say(found.what())),
                                Parts.wrapped(phrases.say(found.meaning())),
                                again());
            }
            case Draft.Probe.Failed failed ->
                left.getChildren()
                        .addAll(
                                Parts.question(phrases.of("identify.nothing")),
                                new InlineError(phrases, failed.why(), Optional.of(step::retry)),
                                obstacles);
            case Draft.Probe.Running _ -> {
                HBox asking = Parts.asking(step.draft(), phrases);
                left.getChildren().addAll(Parts.question(phrases.of("identify.running")), asking);
                Parts.showAsking(asking, step.draft(), phrases).unsubscribe();
            }
            case Draft.Probe.Idle _ -> left.getChildren().add(Parts.question(phrases.of("identify.nothing")));
        }
        left.getChildren().add(Parts.problem(step, phrases));
        node.getChildren().setAll(Parts.scrolling(Parts.beside(left, guide)));
    }

    private void supported(VBox left, Found.Supported found) {
        String model = phrases.say(IdentifyStep.model(found.device()));
        left.getChildren()
                .addAll(
                        Parts.question(phrases.of("identify.found", model)),
                        identity(found, step.familyOf(found), phrases),
                        Parts.remarks(found.remarks(), phrases));
        step.known().ifPresent(device -> {
            Button lead = new Button(phrases.of("identify.open", device.name()));
            lead.setId("wizard-open-known");
            lead.setOnAction(_ -> open.accept(device));
            left.getChildren().addAll(strong(phrases.of("identify.known", device.name())), lead);
        });
    }

    /** Kind, model and address of a device. */
    static GridPane identity(Found.Supported found, Optional<DeviceFamily> family, Phrases phrases) {
        GridPane grid = new GridPane();
        grid.setId("wizard-identity-facts");
        grid.getStyleClass().add("wizard-facts");
        family.ifPresent(known ->
                row(grid, phrases.of("identify.kind"), phrases.say(known.guide().title())));
        row(grid, phrases.of("identify.model"), phrases.say(IdentifyStep.model(found.device())));
        row(grid, phrases.of("identify.address"), found.address().toString());
        return grid;
    }

    private static void row(GridPane grid, String name, String value) {
        Label label = new Label(name);
        label.getStyleClass().add(Look.SECONDARY);
        Label words = Parts.wrapped(value);
        words.getStyleClass().add(Look.FIGURES);
        grid.addRow(grid.getRowCount(), label, words);
    }

    private static Label strong(String words) {
        Label label = Parts.wrapped(words);
        label.getStyleClass().add(Look.STRONG);
        return label;
    }

    private Button again() {
        Button again = new Button(phrases.shared().of("try-again"));
        again.setId("wizard-again");
        again.setOnAction(_ -> step.retry());
        return again;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean focusFirst() {
        return focusOn("#error-retry");
    }

    @Override
    public void focus(String field) {
        if (!focusOn("#error-retry") && !focusOn("#wizard-again")) {
            focusOn("#wizard-open-known");
        }
    }

    private boolean focusOn(String selector) {
        Node found = node.lookup(selector);
        if (found == null) {
            return false;
        }
        found.requestFocus();
        return true;
    }

    @Override
    public void dispose() {
        subscriptions.unsubscribe();
    }
}
