// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The dialogs that several screens need. Each closes itself before it acts. */
public final class Dialogs {
    private final Frame frame;
    private final Phrases shared;

    public Dialogs(Frame frame) {
        this.frame = frame;
        shared = Phrases.shared(frame.locale());
    }

    /**
     * Asks before something is destroyed.
     *
     * @param title names what is destroyed
     * @param consequence what will be lost
     * @param word must be typed first; empty where a click is enough
     * @param button the deed in words, such as "Format the card"
     * @param confirmed gets the typed word; empty where none was asked for
     */
    public void danger(
            String title, String consequence, Optional<String> word, String button, Consumer<String> confirmed) {
        Button act = new Button(button);
        act.setId("confirm-act");
        act.getStyleClass().addAll("danger");
        List<Node> middle = new ArrayList<>();
        TextField typed = new TextField();
        typed.setId("confirm-word");
        word.ifPresent(wanted -> {
            Label ask = new Label(shared.of("confirm.type", wanted));
            ask.setLabelFor(typed);
            ask.setWrapText(true);
            typed.setAccessibleText(shared.of("confirm.type", wanted));
            Label wrong = new Label(shared.of("confirm.wrong", wanted));
            wrong.getStyleClass().add("field-error");
            wrong.setVisible(false);
            typed.textProperty().subscribe(words -> wrong.setVisible(false));
            VBox field = new VBox(ask, typed, wrong);
            field.getStyleClass().add(Look.GAP_4);
            middle.add(field);
            act.setOnAction(event -> {
                if (typed.getText().strip().equals(wanted)) {
                    frame.closeDialog();
                    confirmed.accept(wanted);
                } else {
                    wrong.setVisible(true);
                    typed.requestFocus();
                }
            });
        });
        if (word.isEmpty()) {
            act.setOnAction(event -> {
                frame.closeDialog();
                confirmed.accept("");
            });
        }
        typed.setOnAction(event -> act.fire());
        show(title, consequence, middle, act);
    }

    /**
     * A dialog with a title, a sentence, some fields and one deed.
     *
     * @param act the button that does it; closes the dialog itself
     */
    public void show(String title, String sentence, List<Node> middle, Button act) {
        show(title, sentence, middle, act, shared.of("cancel"));
    }

    /** As {@link #show}, for a dialog that tells something: the other button closes rather than cancels. */
    public void tell(String title, String sentence, List<Node> middle, Button act) {
        show(title, sentence, middle, act, shared.of("close"));
    }

    private void show(String title, String sentence, List<Node> middle, Button act, String leave) {
        Label heading = new Label(title);
        heading.getStyleClass().add(Look.PAGE_TITLE);
        heading.setWrapText(true);
        heading.setMinHeight(Region.USE_PREF_SIZE);
        Label words = new Label(sentence);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        Button cancel = new Button(leave);
        cancel.setId("dialog-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> frame.closeDialog());
        HBox buttons = new HBox(cancel, act);
        buttons.getStyleClass().add(Look.GAP_8);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox box = new VBox(heading, words);
        box.getStyleClass().addAll(Look.DIALOG, "narrow");
        box.setAccessibleText(title);
        box.getChildren().addAll(middle);
        box.getChildren().add(buttons);
        frame.showDialog(box, () -> {});
    }
}
