// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.start;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes out of log lines what nobody else should read: passphrases and tokens, network names, serial numbers, and
 * the user's name in the home folder's path. By the shape of what surrounds a value, and by every secret that
 * {@link #learn} was told. Thread-safe.
 */
public final class Redactor {
    private static final String HIDDEN = "[hidden]";
    private static final int SHORTEST = 4;
    private static final int MOST = 500;

    private static final List<Rule> RULES = List.of(
            // Camera commands 3003 and 3004 set the network's name and passphrase: protocol reference, section 16.
            new Rule("(?i)(cmd=(?:3003|3004|3032)\\b[^\\s\"']*?\\bstr=)[^\\s&\"'<>]*", "$1" + HIDDEN),
            new Rule("(?i)(\\bstr=)[^\\s&\"'<>]*+([^\\s\"']*\\bcmd=(?:3003|3004|3032)\\b)", "$1" + HIDDEN + "$2"),
            new Rule(
                    "(?i)(<(ssid|passphrase|password|essid|psk|token|serial(?:number)?|sn)>)[^<]*(</)",
                    "$1" + HIDDEN + "$3"),
            new Rule(
                    "(?i)(\\b(?:ssid|essid|pass(?:word|phrase|wd)?|pwd|psk|wpakey|token|secret|api[_-]?key"
                            + "|serial(?:[ _-]?n(?:o|umber|r))?)\"?\\s*[=:]\\s*)"
                            + "(?:\"[^\"]*\"|'[^']*'|[^\\s,;&}\\])]+)",
                    "$1" + HIDDEN),
            new Rule("(?i)\\b(authorization:\\s*\\w+\\s+)\\S+", "$1" + HIDDEN),
            new Rule("([a-z][a-z0-9+.-]*://)[^\\s/@:]+:[^\\s/@]+@", "$1" + HIDDEN + "@"),
            // Factory network names carry a serial number.
            new Rule("\\b(SJ4000WIFI|C100\\+?_GC|SJ[A-Z0-9]{2,12}[_-]?)[0-9a-fA-F]{6,12}\\b", "$1" + HIDDEN));

    private final Set<String> homes;
    private final Set<String> secrets = Collections.synchronizedSet(new LinkedHashSet<>());

    /** @param home the user's home folder */
    public Redactor(String home) {
        Set<String> forms = new LinkedHashSet<>();
        if (home.length() > 3) {
            forms.add(home);
            forms.add(home.replace('\\', '/'));
            forms.add(home.replace(" ", "%20"));
        }
        homes = Set.copyOf(forms);
    }

    /**
     * Hides {@code secret} wherever it appears from now on; the array is not kept. Very short ones are not taken,
     * because hiding them would hide half the log.
     */
    public void learn(char[] secret) {
        if (secret.length >= SHORTEST) {
            synchronized (secrets) {
                if (secrets.size() < MOST) {
                    secrets.add(new String(secret));
                }
            }
        }
    }

    /** The line without what must not be read. */
    public String redact(String line) {
        String clean = line;
        List<String> known;
        synchronized (secrets) {
            known = new ArrayList<>(secrets);
        }
        for (String secret : known) {
            clean = clean.replace(secret, HIDDEN);
        }
        for (Rule rule : RULES) {
            clean = rule.pattern.matcher(clean).replaceAll(rule.replacement);
        }
        for (String home : homes) {
            clean = clean.replace(home, "~");
        }
        return clean;
    }

    @Override
    public String toString() {
        return "redactor"; // never what it knows
    }

    /** What to look for, and what to put there. */
    private record Rule(Pattern pattern, String replacement) {
        Rule(String pattern, String replacement) {
            this(Pattern.compile(pattern), replacement);
        }
    }
}
