// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known about a device, and how apps and token tools call it. */
enum Column {
    DID,
    NAME,
    MODEL,
    ADDRESS,
    MAC,
    TOKEN;

    private static final int LONGEST_LABEL = 24;
    private static final Map<String, Column> LABELS = Map.ofEntries(
            Map.entry("did", DID),
            Map.entry("id", DID),
            Map.entry("deviceid", DID),
            Map.entry("name", NAME),
            Map.entry("devicename", NAME),
            Map.entry("model", MODEL),
            Map.entry("modelinfo", MODEL),
            Map.entry("devicemodel", MODEL),
            Map.entry("ip", ADDRESS),
            Map.entry("localip", ADDRESS),
            Map.entry("ipaddress", ADDRESS),
            Map.entry("address", ADDRESS),
            Map.entry("host", ADDRESS),
            Map.entry("mac", MAC),
            Map.entry("macaddress", MAC),
            Map.entry("token", TOKEN),
            Map.entry("devicetoken", TOKEN));

    /** The one that is called so, whatever stands between the letters; null where the label says nothing to us. */
    static @Nullable Column of(String label) {
        if (label.length() > LONGEST_LABEL) {
            return null;
        }
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < label.length(); i++) {
            if (Character.isLetter(label.charAt(i))) {
                letters.append(label.charAt(i));
            }
        }
        return LABELS.get(letters.toString().toLowerCase(Locale.ROOT));
    }

    /** Whether another column may be meant rather: many a table numbers its rows beside the devices' own ids. */
    static boolean isVague(String label) {
        String bare = label.strip();
        return bare.equalsIgnoreCase("id") || bare.equalsIgnoreCase("_id");
    }

    /** Whether these words are nothing but a label, with or without a colon. */
    static boolean isLabel(String words) {
        return of(words) != null;
    }

    /** The same for a column of the iOS app, each of which has a Z in front. */
    static @Nullable Column ofIos(String label) {
        return label.startsWith("Z") || label.startsWith("z") ? of(label.substring(1)) : null;
    }
}
