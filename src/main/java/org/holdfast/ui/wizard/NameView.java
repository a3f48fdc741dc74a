// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Found;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/** What was found, in short, and the field for its name. */
final class NameView implements StepView {
    private final TextField name = new TextField();
    private final ScrollPane node;
    private final Subscription subscriptions;

    NameView(NameStep step, Phrases phrases, Optional<DeviceFamily> family) {
        VBox left = new VBox(Parts.question(phrases.of("name.question")), field(step, phrases));
        left.getStyleClass().add(Look.GAP_24);
        step.draft().supported().ifPresent(found -> left.getChildren().add(about(found, family, phrases)));
        step.draft().saved().ifPresent(_ -> left.getChildren().add(Parts.secondary(phrases.of("name.saved"))));
        node = Parts.scrolling(Parts.beside(left, family.map(DeviceFamily::guide)));
        subscriptions = name.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                step.check();
            }
        });
    }

    private VBox field(NameStep step, Phrases phrases) {
        name.setId(NameStep.FIELD);
        name.textProperty().bindBidirectional(step.nameProperty());
        name.setAccessibleText(phrases.of("name.field"));
        name.getStyleClass().add("large");
        Label label = new Label(phrases.of("name.field"));
        label.getStyleClass().add(Look.STRONG);
        label.setLabelFor(name);
        VBox box = new VBox(label, name, Parts.problem(step, phrases), Parts.secondary(phrases.of("name.help")));
        box.getStyleClass().addAll("wizard-field", Look.GAP_4);
        return box;
    }

    private static VBox about(Found.Supported found, Optional<DeviceFamily> family, Phrases phrases) {
        VBox box = new VBox(
                Parts.section(phrases.of("name.about")),
                IdentifyView.identity(found, family, phrases),
                Parts.remarks(found.remarks(), phrases));
        box.getStyleClass().add(Look.GAP_12);
        return box;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean focusFirst() {
        name.requestFocus();
        name.selectAll();
        return true;
    }

    @Override
    public void focus(String field) {
        focusFirst();
    }

    @Override
    public void dispose() {
        subscriptions.unsubscribe();
    }
}
