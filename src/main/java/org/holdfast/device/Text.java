// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * A sentence for the user, kept as a key until it is shown, so that every floor can speak and only the screens and
 * the command line choose the language.
 *
 * @param bundle base name of the resource bundle; empty where {@code key} is itself the text, such as a device's
 *     own words
 * @param key key in the bundle
 * @param arguments values for the placeholders {@code {0}}, {@code {1}} …; a {@code Text} among them is resolved too
 */
public record Text(String bundle, String key, List<Object> arguments) {
    public Text {
        arguments = List.copyOf(arguments);
    }

    /** A sentence from a bundle. */
    public static Text of(String bundle, String key, Object... arguments) {
        return new Text(bundle, key, List.of(arguments));
    }

    /** Words that need no translation, such as a name that a device gave. */
    public static Text literal(String words) {
        return new Text("", words, List.of());
    }

    /**
     * The sentence in {@code locale}; English where there is no translation, the key itself where even that is
     * missing (a test keeps that from happening).
     */
    public String in(Locale locale) {
        if (bundle.isEmpty()) {
            return key;
        }
        String pattern;
        try {
            pattern = ResourceBundle.getBundle(
                            bundle,
                            locale,
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                    .getString(key);
        } catch (MissingResourceException e) {
            return key;
        }
        Object[] values = arguments.stream()
                .map(argument -> argument instanceof Text text ? text.in(locale) : argument)
                .toArray();
        return new MessageFormat(pattern, locale).format(values);
    }

    /** The English sentence, for logs. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
