// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells by their shapes what stands beside a token in a line. */
final class LineFacts {
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![0-9A-Za-z.])[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}(?![0-9A-Za-z.])");
    private static final Pattern MODEL = Pattern.compile(
            "(?<![0-9A-Za-z._-])[a-z][a-z0-9]{1,20}\\.[a-z][a-z0-9_-]{0,30}\\.[a-z0-9_]{1,20}(?![0-9A-Za-z.])");
    private static final Pattern DID = Pattern.compile("(?<![0-9A-Za-z.:_-])[0-9]{5,12}(?![0-9A-Za-z.:_-])");
    private static final Pattern ANNOUNCED = Pattern.compile("_miio([0-9]{3,12})(?![0-9])");
    private static final Pattern NAME = Pattern.compile("[^\\t,;|]{0,200}");

    private LineFacts() {}

    /** What the line says besides the token. */
    static Map<Column, String> of(String line, String token) {
        Map<Column, String> facts = new EnumMap<>(Column.class);
        facts.put(Column.TOKEN, token);
        String rest = line.replace(token, "\t");
        Matcher announced = ANNOUNCED.matcher(rest);
        if (announced.find()) {
            facts.put(Column.DID, announced.group(1));
        }
        rest = take(rest, DeviceCollection.MAC, Column.MAC, facts);
        rest = take(rest, ADDRESS, Column.ADDRESS, facts);
        rest = take(rest, MODEL, Column.MODEL, facts);
        rest = take(rest, DID, Column.DID, facts);
        Matcher name = NAME.matcher(rest);
        while (name.find()) {
            String words = name.group().strip();
            boolean says = words.codePoints().anyMatch(Character::isLetter);
            if (says && !Column.isLabel(words)) {
                facts.put(Column.NAME, words);
                break;
            }
        }
        return facts;
    }

    private static String take(String line, Pattern shape, Column column, Map<Column, String> facts) {
        Matcher found = shape.matcher(line);
        if (!found.find()) {
            return line;
        }
        facts.putIfAbsent(column, found.group());
        return line.substring(0, found.start()) + "\t" + line.substring(found.end());
    }
}
