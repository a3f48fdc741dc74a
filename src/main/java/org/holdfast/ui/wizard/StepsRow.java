// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** The row of steps along the top: which are done, which is present, which come. */
final class StepsRow extends HBox {
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final Phrases phrases;
    private final List<WizardStep> steps;
    private final List<HBox> marks = new ArrayList<>();
    private final List<Region> lines = new ArrayList<>();

    StepsRow(List<WizardStep> steps, Phrases phrases) {
        this.steps = steps;
        this.phrases = phrases;
        setId("wizard-steps");
        getStyleClass().add("wizard-steps");
        setAlignment(Pos.CENTER_LEFT);
        for (int i = 0; i < steps.size(); i++) {
            if (i > 0) {
                Region line = new Region();
                line.getStyleClass().add("wizard-step-line");
                HBox.setHgrow(line, Priority.ALWAYS);
                lines.add(line);
                getChildren().add(line);
            }
            Label number = new Label(phrases.of("connect.number", i + 1));
            StackPane circle = new StackPane(number);
            circle.getStyleClass().add("wizard-step-circle");
            Label word = new Label(phrases.say(steps.get(i).title()));
            word.setMinWidth(USE_PREF_SIZE);
            HBox mark = new HBox(circle, word);
            mark.getStyleClass().addAll("wizard-step", Look.GAP_8);
            mark.setAlignment(Pos.CENTER_LEFT);
            mark.setMinWidth(USE_PREF_SIZE);
            marks.add(mark);
            getChildren().add(mark);
        }
    }

    private static void visible(Region part, boolean on) {
        part.setVisible(on);
        part.setManaged(on);
    }

    void show(int place) {
        int number = 0;
        int said = 0;
        for (int i = 0; i < marks.size(); i++) {
            HBox mark = marks.get(i);
            boolean relevant = steps.get(i).relevant() || i == place;
            visible(mark, relevant);
            if (i > 0) {
                visible(lines.get(i - 1), relevant);
            }
            if (!relevant) {
                continue;
            }
            number++;
            mark.pseudoClassStateChanged(DONE, i < place);
            mark.pseudoClassStateChanged(Look.CURRENT, i == place);
            StackPane circle = (StackPane) mark.getChildren().getFirst();
            circle.getChildren()
                    .setAll(i < place ? Icons.small(Feather.CHECK) : new Label(phrases.of("connect.number", number)));
            if (i == place) {
                said = number;
            }
        }
        setAccessibleText(phrases.of("step.of", phrases.say(steps.get(place).title()), said, number));
    }
}
