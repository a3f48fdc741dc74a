// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.Optional;
import java.util.function.Consumer;
import org.holdfast.device.Setting;

/** Chooses the control for a kind of setting. */
final class SettingControls {
    private SettingControls() {}

    /**
     * @param device the name of the device whose setting it is
     * @param wanted gets what the user chose
     */
    static SettingControl of(
            Setting setting, Phrases phrases, Frame frame, Optional<String> device, Consumer<String> wanted) {
        return switch (setting) {
            case Setting.Choice choice -> new ChoiceControl(choice, phrases, wanted);
            case Setting.Toggle toggle -> new ToggleControl(toggle, wanted);
            case Setting.Range range -> new RangeControl(range, wanted);
            case Setting.Words words -> new WordsControl(words, phrases, wanted);
            case Setting.Action action -> new ActionControl(action, phrases, frame, device, wanted);
            case Setting.ReadOnly readOnly -> new ReadOnlyControl(readOnly, phrases);
        };
    }
}
