// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.holdfast.device.Setting;

/** Something to do; asked twice where something is lost. */
final class ActionControl implements SettingControl {
    private final Button button;

    ActionControl(
            Setting.Action action, Phrases phrases, Frame frame, Optional<String> device, Consumer<String> wanted) {
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
                                title(action, phrases, device),
                                phrases.say(action.consequence()),
                                action.confirmation(),
                                phrases.say(action.button()),
                                wanted);
            }
        });
    }

    private static String title(Setting.Action action, Phrases phrases, Optional<String> device) {
        String label = phrases.say(action.about().label());
        return device.map(name -> phrases.shared().of("confirm.title", label, name))
                .orElse(label);
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
