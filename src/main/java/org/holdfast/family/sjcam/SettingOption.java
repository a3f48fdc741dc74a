// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.util.List;
import java.util.Locale;
import org.holdfast.device.Text;

/**
 * One option of a setting.
 *
 * @param index what is sent and what {@code 3014} reads
 * @param value for scripts
 * @param label for people
 */
record SettingOption(int index, String value, Text label) {
    private static final List<String> WHITE_BALANCE = List.of("auto", "daylight", "cloudy", "tungsten", "fluorescent");
    private static final List<String> SHARPNESS = List.of("strong", "normal", "soft");
    private static final List<String> COLOUR = List.of("colour", "black-and-white", "sepia");
    private static final List<String> ISO = List.of("auto", "100", "200", "400");
    private static final List<String> FREQUENCY = List.of("50hz", "60hz");

    /** The option of a model's own list, by its words there. */
    static SettingOption own(int index, String words) {
        String value = words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}+.]+", "-")
                .replaceAll("-$", "");
        return new SettingOption(index, value, Text.literal(words));
    }

    /** A time; 0 is off. */
    static SettingOption seconds(int index, double seconds) {
        if (seconds == 0) {
            return new SettingOption(index, "off", text("option.off"));
        }
        if (seconds >= 60) {
            String minutes = Long.toString(Math.round(seconds / 60));
            return new SettingOption(index, minutes + "min", text("option.minutes", minutes));
        }
        String shown = seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
        return new SettingOption(index, shown + "s", text("option.seconds", shown));
    }

    /** An option of a list that all models share; for an index beyond it, and for mere numbers, the number itself. */
    static SettingOption shared(SjcamSetting.Labels labels, int index) {
        return switch (labels) {
            case SWITCH -> named(index, List.of("off", "on"), "option");
            case EXPOSURE -> index >= 0 && index <= 12 ? exposure(index) : number(index);
            case WHITE_BALANCE -> named(index, WHITE_BALANCE, "white-balance");
            case SHARPNESS -> named(index, SHARPNESS, "sharpness");
            case COLOUR -> named(index, COLOUR, "colour");
            case ISO -> named(index, ISO, "iso");
            case FREQUENCY -> named(index, FREQUENCY, "frequency");
            case OWN, SECONDS, NUMBER -> number(index);
        };
    }

    /** An index of which nobody knows what it means. */
    static SettingOption number(int index) {
        String number = Integer.toString(index);
        return new SettingOption(index, number, text("option.number", number));
    }

    /** An index that the model takes, though nobody verified what it means. */
    static SettingOption unverified(int index) {
        String number = Integer.toString(index);
        return new SettingOption(index, number, text("option.unverified", number));
    }

    private static SettingOption named(int index, List<String> names, String keys) {
        if (index < 0 || index >= names.size()) {
            return number(index);
        }
        String name = names.get(index);
        return new SettingOption(index, name, text(keys + "." + name));
    }

    /** 0 is +2 EV, 12 is -2 EV, in thirds. */
    private static SettingOption exposure(int index) {
        double stops = (6 - index) / 3.0;
        String value =
                stops == 0 ? "0" : String.format(Locale.ROOT, "%+.1f", stops).replace(".0", "");
        return new SettingOption(index, value, text("exposure", value));
    }
}
