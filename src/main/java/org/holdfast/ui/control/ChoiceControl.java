// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.holdfast.device.Setting;
import org.jspecify.annotations.Nullable;

/** One of several. */
final class ChoiceControl implements SettingControl {
    private final ComboBox<Setting.Option> box = new ComboBox<>();
    private boolean showing;

    ChoiceControl(Setting.Choice choice, Phrases phrases, Consumer<String> wanted) {
        box.getStyleClass().add("setting-choice");
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Setting.@Nullable Option option) {
                return option == null ? "" : phrases.say(option.label());
            }

            @Override
            public Setting.@Nullable Option fromString(String words) {
                return null;
            }
        });
        show(choice);
        box.valueProperty().addListener((property, was, value) -> {
            if (!showing && value != null) {
                wanted.accept(value.value());
            }
        });
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Node field() {
        return box;
    }

    @Override
    public void show(Setting setting) {
        if (setting instanceof Setting.Choice choice) {
            showing = true;
            if (!box.getItems().equals(choice.options())) {
                box.getItems().setAll(choice.options());
            }
            box.setValue(choice.options().stream()
                    .filter(option -> option.value().equals(choice.value()))
                    .findFirst()
                    .orElse(null));
            box.setPromptText(choice.value());
            showing = false;
        }
    }
}
