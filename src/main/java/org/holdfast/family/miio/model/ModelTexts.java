// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.model;

import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;

/** The sentences about models. */
final class ModelTexts {
    static final String BUNDLE = "org.holdfast.family.miio.model";

    private ModelTexts() {}

    static Text text(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }

    static DeviceException.NotAllowed noSuchOutlet(String name) {
        return new DeviceException.NotAllowed(text("problem.no-outlet", PlainWords.of(name)), text("advice.no-outlet"));
    }

    static DeviceException.NotAllowed noSuchSetting(String name) {
        return new DeviceException.NotAllowed(
                text("problem.no-setting", PlainWords.of(name)), text("advice.no-setting"));
    }

    static DeviceException.NotAllowed wrongValue(Text setting, Text advice) {
        return new DeviceException.NotAllowed(text("problem.value", setting), advice);
    }
}
