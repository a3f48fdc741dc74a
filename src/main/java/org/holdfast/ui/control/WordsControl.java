// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.holdfast.device.Setting;

/** Words, checked when the field is left; a button beside the field sends them. */
final class WordsControl implements SettingControl {
    private final TextField field;
    private final Button send;
    private final Label wrong = new Label();
    private final VBox box;
    private final Pattern pattern;
    private String shown = "";

    WordsControl(Setting.Words words, Phrases phrases, Consumer<String> wanted) {
        pattern = Pattern.compile(words.pattern());
        field = words.secret() ? new PasswordField() : new TextField();
        field.getStyleClass().add("setting-words");
        field.setPromptText(phrases.say(words.rule()));
        send = new Button(phrases.shared().of("setting.send"));
        send.setId("send-" + words.name());
        send.setMinWidth(Button.USE_PREF_SIZE);
        wrong.setText(phrases.say(words.rule()));
        wrong.getStyleClass().add("field-error");
        wrong.setWrapText(true);
        complain(false);
        HBox row = new HBox(field, send);
        row.getStyleClass().add(Look.GAP_8);
        row.setAlignment(Pos.CENTER_RIGHT);
        box = new VBox(row, wrong);
        box.getStyleClass().add(Look.GAP_4);
        Runnable act = () -> {
            complain(!right());
            if (right()) {
                wanted.accept(field.getText());
            } else {
                field.requestFocus();
            }
        };
        send.setOnAction(event -> act.run());
        field.setOnAction(event -> act.run());
        field.textProperty().addListener((property, was, now) -> {
            send.setVisible(!now.equals(shown));
            if (wrong.isVisible()) {
                complain(!right());
            }
        });
        field.focusedProperty().addListener((property, was, focused) -> {
            if (!focused) {
                complain(!right() && !field.getText().equals(shown));
            }
        });
        show(words);
    }

    private boolean right() {
        return pattern.matcher(field.getText()).matches();
    }

    private void complain(boolean on) {
        wrong.setVisible(on);
        wrong.setManaged(on);
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Node field() {
        return field;
    }

    @Override
    public void show(Setting setting) {
        if (setting instanceof Setting.Words words) {
            shown = words.value();
            field.setText(shown);
            send.setVisible(false);
            complain(false);
        }
    }
}
