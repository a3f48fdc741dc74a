// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.holdfast.device.DeviceFamily;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/** The box for a token, and the ways around it. */
final class TokenView implements StepView {
    private static final int ROWS = 4;

    private final TokenStep step;
    private final TextArea box = new TextArea();
    private final ScrollPane node;
    private final Subscription subscriptions;

    /**
     * @param next goes on
     * @param importing closes the wizard and opens the page on which files are read
     */
    TokenView(TokenStep step, Phrases phrases, Runnable next, Runnable importing) {
        this.step = step;
        box.setId(TokenStep.FIELD);
        box.setPrefRowCount(ROWS);
        box.setWrapText(true);
        box.getStyleClass().add("tokens-paste");
        box.setAccessibleText(phrases.of("token.field"));
        box.textProperty().bindBidirectional(step.textProperty());
        Label question = Parts.question("");
        Label words = Parts.wrapped("");
        words.setId("wizard-token-words");
        CheckBox keep = new CheckBox(phrases.of("token.keep"));
        keep.setId("wizard-token-keep");
        keep.selectedProperty().bindBidirectional(step.keepGivenProperty());
        Label other = Parts.secondary(phrases.of("token.other"));
        Button without = flat("wizard-token-without", phrases.of("token.without"), () -> {
            step.goWithout();
            next.run();
        });
        FlowPane ways = new FlowPane(flat("wizard-token-import", phrases.of("token.import"), importing), without);
        ways.getStyleClass().add("drop-buttons");
        Label attempt = Parts.secondary(phrases.of("token.trying.words"));
        VBox field = new VBox(box, Parts.problem(step, phrases), attempt);
        step.help().ifPresent(help -> field.getChildren().add(Parts.secondary(phrases.say(help))));
        field.getStyleClass().add(Look.GAP_8);
        VBox left = new VBox(question, words, keep, other, field, ways);
        left.getStyleClass().add(Look.GAP_16);
        node = Parts.scrolling(Parts.beside(left, step.family().map(DeviceFamily::guide)));
        subscriptions = Subscription.combine(
                step.knownProperty().subscribe(known -> {
                    question.setText(phrases.of(question(known)));
                    words.setText(phrases.of(question(known) + ".words"));
                    visible(keep, known == TokenStep.Known.GIVEN);
                    visible(other, known == TokenStep.Known.GIVEN || known == TokenStep.Known.KEPT);
                    visible(without, known == TokenStep.Known.NOTHING || known == TokenStep.Known.NOT_YET);
                }),
                step.tryingProperty().subscribe(trying -> {
                    boolean tried = box.isDisabled() && !trying;
                    box.setDisable(trying);
                    if (tried) {
                        box.requestFocus();
                    }
                    visible(attempt, trying);
                }));
    }

    private static String question(TokenStep.Known known) {
        return switch (known) {
            case GIVEN -> "token.given";
            case KEPT -> "token.kept";
            case NOT_YET, NOTHING -> "token.question";
        };
    }

    private static Button flat(String id, String words, Runnable act) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static void visible(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean focusFirst() {
        TokenStep.Known known = step.knownProperty().get();
        if (known == TokenStep.Known.GIVEN || known == TokenStep.Known.KEPT) {
            return false;
        }
        box.requestFocus();
        return true;
    }

    @Override
    public void focus(String field) {
        box.requestFocus();
    }

    @Override
    public void dispose() {
        subscriptions.unsubscribe();
        box.textProperty().unbindBidirectional(step.textProperty());
        box.clear();
    }
}
