// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Text;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/** What to do at the device, one thing after the other, and its address. */
final class ConnectView implements StepView {
    private final TextField address = new AddressField();
    private final ScrollPane node;
    private final Subscription subscriptions;

    ConnectView(ConnectStep step, Phrases phrases) {
        Optional<DeviceFamily> family = step.family();
        VBox left = new VBox(Parts.question(family.map(known ->
                        phrases.of("connect.question", phrases.say(known.guide().title())))
                .orElseGet(() -> phrases.of("connect.question.address"))));
        left.getStyleClass().add(Look.GAP_16);
        family.ifPresent(
                known -> left.getChildren().add(instructions(known.guide().steps(), phrases)));
        HBox asking = Parts.asking(step.draft(), phrases);
        left.getChildren().addAll(field(step, phrases), asking);
        node = Parts.scrolling(Parts.beside(left, family.map(DeviceFamily::guide)));
        subscriptions = Subscription.combine(
                Parts.showAsking(asking, step.draft(), phrases),
                // The field stands at the end: what is wrong with it must not push its hint out of sight.
                step.problemProperty().subscribe(problem -> problem.ifPresent(_ -> node.setVvalue(node.getVmax()))),
                address.focusedProperty().subscribe((before, now) -> {
                    if (before && !now) {
                        step.check(false);
                    }
                }));
    }

    private VBox field(ConnectStep step, Phrases phrases) {
        address.setId(ConnectStep.FIELD);
        address.textProperty().bindBidirectional(step.addressProperty());
        step.usualAddress().ifPresent(address::setPromptText);
        Label name = new Label(phrases.of("connect.address"));
        name.getStyleClass().add(Look.STRONG);
        name.setLabelFor(address);
        String help = step.usualAddress()
                .map(usual -> phrases.of("connect.address.usual", usual))
                .orElseGet(() -> phrases.of("connect.address.help"));
        address.setAccessibleText(phrases.of("connect.address"));
        address.setAccessibleHelp(help);
        Label hint = Parts.secondary(help);
        // What is wrong stands in the hint's place: both would not fit a small window.
        step.problemProperty().subscribe(problem -> {
            hint.setVisible(problem.isEmpty());
            hint.setManaged(problem.isEmpty());
        });
        VBox box = new VBox(name, address, Parts.problem(step, phrases), hint);
        box.getStyleClass().addAll("wizard-field", Look.GAP_4);
        return box;
    }

    private static VBox instructions(List<Text> steps, Phrases phrases) {
        VBox list = new VBox();
        list.setId("wizard-instructions");
        list.getStyleClass().add(Look.GAP_12);
        int number = 1;
        for (Text step : steps) {
            Label place = new Label(phrases.of("connect.number", number++));
            place.getStyleClass().addAll("wizard-number", Look.FIGURES);
            Label words = Parts.wrapped(phrases.say(step));
            words.getStyleClass().add("wizard-instruction");
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox row = new HBox(place, words);
            row.getStyleClass().add(Look.GAP_12);
            row.setAlignment(Pos.TOP_LEFT);
            list.getChildren().add(row);
        }
        return list;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean focusFirst() {
        if (address.getPromptText().isEmpty()) {
            address.requestFocus();
            return true;
        }
        return false;
    }

    @Override
    public void focus(String field) {
        address.requestFocus();
        address.selectAll();
    }

    @Override
    public void dispose() {
        subscriptions.unsubscribe();
    }
}
