// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.util.Locale;

/** The kinds of electronics that sit in the housing (protocol reference, section 1). */
public enum A9Kind {
    /** PPPP with the cipher {@code camera}, JSON; streams after it was asked. */
    JSON("Virtual A9, JSON", "DGOK", "HFKLP", "camera", 301_264),
    /** PPPP with the cipher {@code SHIX}, JSON; streams before it is asked. */
    SHIX("Virtual A9, JSON that streams at once", "EEE", "GLHTC", "SHIX", 410_377),
    /** PPPP without cipher, binary commands. */
    BINARY("Virtual A9, binary", "FTYC", "BTTDR", "", 520_481),
    /** PPPP with the cipher {@code @@@@....}, text that looks like HTTP. */
    CGI("Virtual A9, CGI", "ACCQ", "LSTRS", "@@@@....", 630_592),
    /** Bare UDP, as the chip maker's example does it. */
    DEMO("Virtual A9, demo mode", "", "", "", 0);

    private final String title;
    private final String prefix;
    private final String check;
    private final String phrase;
    private final int serial;

    A9Kind(String title, String prefix, String check, String phrase, int serial) {
        this.title = title;
        this.prefix = prefix;
        this.check = check;
        this.phrase = phrase;
        this.serial = serial;
    }

    /** What such a camera would be called. */
    public String title() {
        return title;
    }

    /** The phrase of its cipher; empty where it has none. */
    public String phrase() {
        return phrase;
    }

    /** Its name among the facts of a virtual device. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String prefix() {
        return prefix;
    }

    String check() {
        return check;
    }

    int serial() {
        return serial;
    }
}
