// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import atlantafx.base.controls.ToggleSwitch;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.holdfast.device.Setting;

/** On or off. */
final class ToggleControl implements SettingControl {
    private final ToggleSwitch toggle = new ToggleSwitch();
    private boolean showing;

    ToggleControl(Setting.Toggle setting, Consumer<String> wanted) {
        show(setting);
        toggle.selectedProperty().addListener((property, was, on) -> {
            if (!showing) {
                wanted.accept(on ? "on" : "off");
            }
        });
    }

    @Override
    public Node node() {
        return toggle;
    }

    @Override
    public Node field() {
        return toggle;
    }

    @Override
    public void show(Setting setting) {
        if (setting instanceof Setting.Toggle now) {
            showing = true;
            toggle.setSelected(now.on());
            showing = false;
        }
    }
}
