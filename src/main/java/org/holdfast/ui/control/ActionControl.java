// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.holdfast.device.Setting;

/** Something to do; asked twice where something is lost. */
final class ActionControl implements SettingControl {
    private final Button button;

    ActionControl(Setting.Action action, Phrases phrases, Frame frame, Consumer<String> wanted) {
        button = new Button(phrases.say(action.button()));
        button.setMinWidth(Button.USE_PREF_SIZE);
        if (action.confirmation().isPresent()) {
            button.getStyleClass().addAll("danger", "button-outlined");
        }
        button.setOnAction(event -> {
            if (action.confirmation().isEmpty()) {
                wanted.accept("");
            } else {
                new Dialogs(frame)
                        .danger(
                                phrases.say(action.about().label()),
                                phrases.say(action.consequence()),
                                action.confirmation(),
                                phrases.say(action.button()),
                                wanted);
            }
        });
    }

    @Override
    public Node node() {
        return button;
    }

    @Override
    public Node field() {
        return button;
    }

    @Override
    public void show(Setting setting) {
        // Its words never change.
    }
}
