// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import org.holdfast.device.Setting;

/** A value that can only be read. */
final class ReadOnlyControl implements SettingControl {
    private final Phrases phrases;
    private final Label value = new Label();

    ReadOnlyControl(Setting.ReadOnly setting, Phrases phrases) {
        this.phrases = phrases;
        value.getStyleClass().add(Look.FIGURES);
        value.setWrapText(true);
        show(setting);
    }

    @Override
    public Node node() {
        return value;
    }

    @Override
    public Node field() {
        return value;
    }

    @Override
    public void show(Setting setting) {
        if (setting instanceof Setting.ReadOnly readOnly) {
            value.setText(phrases.say(readOnly.shown()));
        }
    }
}
