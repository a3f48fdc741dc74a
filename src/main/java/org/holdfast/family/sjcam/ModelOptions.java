// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which options one model is known to understand. What is not in here is never sent: indices out of range crash these
 * cameras (protocol reference, section 14).
 *
 * @param key such as {@code 655-SJ4000WIFI}
 * @param options each settable setting with its options in order
 */
record ModelOptions(String key, Map<SjcamSetting, List<SettingOption>> options) {
    ModelOptions {
        options = Map.copyOf(options);
    }

    /** The options of a setting; empty where the model has none or they are not known. */
    List<SettingOption> of(SjcamSetting setting) {
        return options.getOrDefault(setting, List.of());
    }

    /** The option with an index. */
    Optional<SettingOption> option(SjcamSetting setting, int index) {
        return of(setting).stream().filter(option -> option.index() == index).findFirst();
    }

    /** The option with a script's value. */
    Optional<SettingOption> option(SjcamSetting setting, String value) {
        return of(setting).stream()
                .filter(option -> option.value().equals(value))
                .findFirst();
    }
}
