// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.family.a9.pppp.Dialect;

/** The kinds of electronics in an A9's housing that can be opened (protocol reference, section 1). */
public enum Variant {
    JSON("JSON"),
    BINARY("binary"),
    CGI("CGI"),
    /** The chip maker's example program: no transport, no password, no commands. */
    DEMO("demo mode"),
    /** Another camera whose RTSP address its owner knows. */
    RTSP("RTSP");

    private static final Pattern MODEL = Pattern.compile("A9 \\((?<variant>[^,)]{1,20})(?:, (?<form>[^)]{1,40}))?\\)");

    private final String word;

    Variant(String word) {
        this.word = word;
    }

    /** The variant that speaks a dialect. */
    static Variant speaking(Dialect dialect) {
        return switch (dialect) {
            case JSON -> JSON;
            case BINARY -> BINARY;
            case CGI -> CGI;
        };
    }

    /** What it is called in an option, such as {@code json}. */
    String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The model, such as {@code A9 (JSON, SHIX)}.
     *
     * @param form what the cipher's key comes from, or that there is none; empty where there is no such thing
     */
    String model(String form) {
        return form.isEmpty() ? "A9 (" + word + ")" : "A9 (" + word + ", " + form + ")";
    }

    /** The variant that a model names. */
    static Optional<Variant> of(String model) {
        Matcher matcher = MODEL.matcher(model);
        return matcher.matches()
                ? Arrays.stream(values())
                        .filter(each -> each.word.equals(matcher.group("variant")))
                        .findFirst()
                : Optional.empty();
    }
}
