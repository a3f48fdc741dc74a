// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.util.Optional;
import java.util.regex.Pattern;
import org.holdfast.device.Text;
import org.holdfast.family.a9.pppp.Uid;

/**
 * What the name of a camera's own Wi-Fi network gives away before anything is sent (protocol reference, sections 1 and
 * 4.3). A hint only.
 *
 * @param kind what kind of camera it is
 * @param uid who it is, where the name is its UID; keep it out of logs
 * @param prefix what is known of its beginning
 */
public record AccessPointName(Kind kind, Optional<Uid> uid, Optional<UidPrefix> prefix) {
    private static final Pattern UID = Pattern.compile("[A-Z]{3,8}[0-9]{6,7}[A-Z]{4,6}");
    private static final int LONGEST = 64;

    /** The kinds that show in a name. */
    public enum Kind {
        /** Speaks PPPP; its name is its UID. */
        PPPP("uid", ""),
        DEMO("WIFI_FPV_[0-9A-Fa-f]{2,12}", ""),
        NAXCLOW("Nax_[0-9]{2,20}", "V720, Naxclow"),
        FTYCAM("LLM_[0-9]{2,20}", "FtyCam"),
        Z_IOT("ZIOTA_.{1,40}", "Z-IOT");

        private final String pattern;
        private final String apps;

        Kind(String pattern, String apps) {
            this.pattern = pattern;
            this.apps = apps;
        }

        /** Whether Holdfast can open such a camera. */
        public boolean opens() {
            return this == PPPP || this == DEMO;
        }
    }

    /** Reads a network's name; empty where it says nothing. */
    public static Optional<AccessPointName> read(String name) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        if (UID.matcher(name).matches()) {
            return Uid.parse(name).map(uid -> new AccessPointName(Kind.PPPP, Optional.of(uid), UidPrefix.of(uid)));
        }
        for (Kind each : Kind.values()) {
            if (each != Kind.PPPP && name.matches(each.pattern)) {
                return Optional.of(new AccessPointName(each, Optional.empty(), Optional.empty()));
            }
        }
        return Optional.empty();
    }

    /** The variant that it suggests. */
    public Optional<Variant> variant() {
        return kind == Kind.DEMO ? Optional.of(Variant.DEMO) : prefix.map(UidPrefix::variant);
    }

    /** The apps that such cameras were sold with, as their makers write them; empty where none is known. */
    public String apps() {
        return prefix.map(UidPrefix::apps).orElse(kind.apps);
    }

    /** In a sentence. */
    public Text told() {
        return switch (kind) {
            case DEMO -> text("hint.demo");
            case NAXCLOW, FTYCAM, Z_IOT -> text("hint.closed", apps());
            case PPPP ->
                prefix.filter(known -> !known.apps().isEmpty())
                        .map(known -> text("hint.uid", known.variant().model(known.form()), known.apps()))
                        .orElse(text("hint.uid-unknown"));
        };
    }
}
