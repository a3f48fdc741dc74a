// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.util.List;
import java.util.Optional;

/** One setting with its present value. Screens build a row from its kind and know nothing of any family. */
public sealed interface Setting {
    /** What all kinds share. */
    About about();

    /** The present value as text, as {@code holdfast settings get} prints it. Empty for actions and secrets. */
    String value();

    /** Stable name for scripts, such as {@code video-size}. */
    default String name() {
        return about().name();
    }

    /**
     * What all kinds share.
     *
     * @param name stable name, lower case and hyphens
     * @param group heading under which it is shown
     * @param note what the user should know beside it
     * @param proven whether this was ever seen on real hardware; shown as <em>unverified</em> otherwise
     */
    record About(String name, Text label, Text group, Optional<Text> note, boolean proven) {}

    /** One of several. {@code value} is the {@link Option#value} of the present one; it may be none of them. */
    record Choice(About about, String value, List<Option> options) implements Setting {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /** One possible value of a choice. */
    record Option(String value, Text label) {}

    /** On or off; {@code value} is {@code on} or {@code off}. */
    record Toggle(About about, boolean on) implements Setting {
        @Override
        public String value() {
            return on ? "on" : "off";
        }
    }

    /** A number between two others, both included. */
    record Range(About about, int current, int least, int most, int step) implements Setting {
        @Override
        public String value() {
            return Integer.toString(current);
        }
    }

    /**
     * Words.
     *
     * @param value empty where the device does not tell it
     * @param pattern regular expression that the whole value must match
     * @param rule the same for people
     * @param secret never shown, logged or printed; {@code value} is always empty
     */
    record Words(About about, String value, String pattern, Text rule, boolean secret) implements Setting {}

    /**
     * Something to do rather than a value.
     *
     * @param button the button's words, naming what it does to what
     * @param confirmation the word to type first where data is lost; empty where one click is enough
     * @param consequence what will happen
     */
    record Action(About about, Text button, Optional<String> confirmation, Text consequence) implements Setting {
        @Override
        public String value() {
            return "";
        }
    }

    /** A value that can only be read. */
    record ReadOnly(About about, String value, Text shown) implements Setting {}
}
