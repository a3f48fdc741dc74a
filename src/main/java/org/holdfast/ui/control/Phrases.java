// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.time.Duration;
import java.util.Locale;
import org.holdfast.device.Text;

/** The words of one part of the screen in the user's language. */
public final class Phrases {
    private static final String SHARED = "org.holdfast.ui.control.words";

    private final String bundle;
    private final Locale locale;

    /**
     * @param bundle base name of the resource bundle, such as {@code org.holdfast.ui.live.words}
     */
    public Phrases(String bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    /** The words that all screens share. */
    public static Phrases shared(Locale locale) {
        return new Phrases(SHARED, locale);
    }

    /** The sentence under {@code key} with its placeholders filled. */
    public String of(String key, Object... arguments) {
        return Text.of(bundle, key, arguments).in(locale);
    }

    /** A sentence from another floor. */
    public String say(Text text) {
        return text.in(locale);
    }

    public Locale locale() {
        return locale;
    }

    /** The same language, other words. */
    public Phrases in(String otherBundle) {
        return new Phrases(otherBundle, locale);
    }

    /** The words that all screens share, in the same language. */
    public Phrases shared() {
        return shared(locale);
    }

    /** How long ago, in the largest unit that fits: "just now", "5 min ago", "2 h ago", "3 days ago". */
    public String ago(Duration age) {
        Phrases shared = shared();
        if (age.toSeconds() < 60) {
            return shared.of("ago.now");
        }
        if (age.toMinutes() < 60) {
            return shared.of("ago.minutes", age.toMinutes());
        }
        if (age.toHours() < 24) {
            return shared.of("ago.hours", age.toHours());
        }
        return shared.of("ago.days", age.toDays());
    }
}
