// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.binary;

import static org.holdfast.family.a9.binary.BinaryTexts.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.device.Setting;
import org.holdfast.device.Setting.About;
import org.holdfast.device.Text;

/** The video parameters whose values are known; protocol reference, section 7.4. */
enum VideoParameter {
    /** HD and above give no larger picture on any known camera. */
    PICTURE_SIZE(1, true),
    ORIENTATION(8, true),
    /** The steps of one app; what they mean is not known. */
    BIT_RATE(7, false);

    private final int type;
    private final boolean proven;

    VideoParameter(int type, boolean proven) {
        this.type = type;
        this.proven = proven;
    }

    static Optional<VideoParameter> of(String name) {
        return Arrays.stream(values()).filter(each -> each.id().equals(name)).findFirst();
    }

    int type() {
        return type;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Text label() {
        return text("setting." + id());
    }

    private List<Value> known() {
        return switch (this) {
            case PICTURE_SIZE -> List.of(new Value(0, "320x240"), new Value(1, "640x480"));
            case ORIENTATION ->
                List.of(new Value(0, "normal"), new Value(1, "mirror"), new Value(2, "flip"), new Value(3, "both"));
            case BIT_RATE ->
                List.of(new Value(0x20, "32"), new Value(0x50, "80"), new Value(0x78, "120"), new Value(0xa0, "160"));
        };
    }

    /** The number that a value stands for; empty where there is no such value. */
    OptionalInt number(String value) {
        return known().stream()
                .filter(each -> each.word().equals(value))
                .mapToInt(Value::number)
                .findFirst();
    }

    /** The values, for a sentence. */
    String words() {
        return String.join(", ", known().stream().map(Value::word).toList());
    }

    /** The row as the camera says it; none of the options is present where it does not. */
    Setting row(OptionalInt present) {
        String word = present.isEmpty()
                ? ""
                : known().stream()
                        .filter(each -> each.number() == present.getAsInt())
                        .map(Value::word)
                        .findFirst()
                        .orElse(Integer.toString(present.getAsInt()));
        List<Setting.Option> options = new ArrayList<>();
        for (Value each : known()) {
            options.add(new Setting.Option(each.word(), shown(each.word())));
        }
        return new Setting.Choice(
                new About(id(), label(), text("group.picture"), Optional.of(text("note." + id())), proven),
                word,
                options);
    }

    private Text shown(String word) {
        return this == ORIENTATION ? text("option.orientation." + word) : Text.literal(word.replace("x", " × "));
    }

    /**
     * One value.
     *
     * @param word as it is chosen
     */
    private record Value(int number, String word) {}
}
