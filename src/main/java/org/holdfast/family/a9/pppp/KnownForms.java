// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The wire forms in which cameras are known to speak, from {@code forms.json}. Immutable. */
public final class KnownForms {
    private final List<Known> known;
    private final Map<String, Hint> hints;

    private KnownForms(List<Known> known, Map<String, Hint> hints) {
        this.known = List.copyOf(known);
        this.hints = Map.copyOf(hints);
    }

    /** Reads the table that comes with Holdfast. */
    public static KnownForms load() {
        try (InputStream in = Objects.requireNonNull(KnownForms.class.getResourceAsStream("forms.json"))) {
            List<Known> known = new ArrayList<>();
            Map<String, Hint> hints = new HashMap<>();
            for (JsonNode each : JsonMapper.shared().readTree(in).required("forms")) {
                Known form = read(each);
                known.add(form);
                for (JsonNode hint : each.path("hints")) {
                    Optional<Dialect> dialect = hint.has("dialect")
                            ? Optional.of(Dialect.valueOf(
                                    hint.required("dialect").stringValue().toUpperCase(Locale.ROOT)))
                            : Optional.empty();
                    for (JsonNode line : hint.required("prefixes")) {
                        for (String prefix : line.stringValue().split(" ", -1)) {
                            hints.put(
                                    prefix,
                                    new Hint(
                                            form.form,
                                            dialect,
                                            hint.path("apps").asString("")));
                        }
                    }
                }
            }
            return new KnownForms(known, hints);
        } catch (IOException e) {
            throw new UncheckedIOException("forms.json cannot be read", e);
        }
    }

    private static Known read(JsonNode each) {
        boolean cameras = each.path("cameras").asBoolean(true);
        if (each.has("phrase")) {
            String phrase = each.required("phrase").stringValue();
            return new Known(WireForm.ofPhrase(phrase), Optional.of(phrase), cameras);
        }
        return new Known(WireForm.parse(each.required("form").stringValue()).orElseThrow(), Optional.empty(), cameras);
    }

    /** The forms that cameras use, in the order in which searches send them: the plain one first. */
    public List<WireForm> forms() {
        return known.stream().filter(Known::cameras).map(Known::form).toList();
    }

    /** Every form that is known, those that only servers use included, for reading what others captured. */
    public List<WireForm> all() {
        return known.stream().map(Known::form).toList();
    }

    /** The pass phrase behind a form, where it is known. */
    public Optional<String> phrase(WireForm form) {
        return known.stream().filter(each -> each.form.equals(form)).findFirst().flatMap(Known::phrase);
    }

    /** What a form is called: its phrase, where that is known. */
    public String name(WireForm form) {
        return phrase(form).orElse(form.toString());
    }

    /** What was seen with a UID's prefix. A hint only: what the camera answers decides. */
    public Optional<Hint> hint(Uid uid) {
        return Optional.ofNullable(hints.get(uid.prefix()));
    }

    /**
     * What was seen with a prefix.
     *
     * @param form its wire form
     * @param dialect its language; empty where nobody says
     * @param apps the apps that such cameras were sold with; empty where none is known
     */
    public record Hint(WireForm form, Optional<Dialect> dialect, String apps) {}

    private record Known(WireForm form, Optional<String> phrase, boolean cameras) {}
}
