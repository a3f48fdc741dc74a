// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers devices from hostile fields: bounds them, cleans them, keeps none twice. Not thread-safe. */
final class DeviceCollection {
    static final Pattern MAC = Pattern.compile("\\b[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}\\b");

    private static final int LONGEST_FIELD = 100;
    private static final int LONGEST_TOKEN = 400;
    private static final Pattern DID = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final Pattern BARE_MAC = Pattern.compile("[0-9A-Fa-f]{12}");

    private final TokenSource source;
    private final Placeholder placeholder;
    private final List<KnownDevice> devices = new ArrayList<>();
    private int unreadable;
    private boolean cut;

    DeviceCollection(TokenSource source, Placeholder placeholder) {
        this.source = source;
        this.placeholder = placeholder;
    }

    /** Adds what is known of one device; nothing where that is too little to be one. */
    void add(Map<Column, String> fields) {
        String written = fields.getOrDefault(Column.TOKEN, "").strip();
        DeviceToken token = written.isEmpty() || written.length() > LONGEST_TOKEN ? null : token(written);
        boolean nothing = token == null
                && clean(fields.getOrDefault(Column.DID, "")).isEmpty()
                && clean(fields.getOrDefault(Column.MODEL, "")).isEmpty();
        if (nothing) {
            unreadable += written.isEmpty() ? 0 : 1;
            return;
        }
        if (!written.isEmpty() && token == null) {
            unreadable++;
        }
        keep(fields, token);
    }

    boolean isEmpty() {
        return devices.isEmpty();
    }

    int size() {
        return devices.size();
    }

    boolean isFull() {
        return devices.size() >= KnownDevices.MOST;
    }

    /** That there was more than was read. */
    void cut() {
        cut = true;
    }

    KnownDevices finish() {
        return new KnownDevices(devices, unreadable, cut);
    }

    private @Nullable DeviceToken token(String written) {
        DeviceToken token = TokenForm.read(written);
        int blank = written.indexOf(' ');
        if (token == null && blank > 0) {
            token = TokenForm.read(written.substring(0, blank)); // "… via auto-token"
        }
        if (token != null && placeholder == Placeholder.REFUSE && token.standsForNone()) {
            token.close();
            return null;
        }
        return token;
    }

    private void keep(Map<Column, String> fields, @Nullable DeviceToken token) {
        String address = clean(fields.getOrDefault(Column.ADDRESS, ""));
        String mac = mac(fields.getOrDefault(Column.MAC, ""));
        if (mac.isEmpty()) {
            mac = mac(address);
        }
        int blank = address.indexOf(' ');
        String did = clean(fields.getOrDefault(Column.DID, ""));
        KnownDevice device = new KnownDevice(
                DID.matcher(did).matches() ? did : "",
                clean(fields.getOrDefault(Column.NAME, "")),
                clean(fields.getOrDefault(Column.MODEL, "")),
                blank < 0 ? address : address.substring(0, blank),
                mac,
                token,
                source);
        if (devices.stream().anyMatch(other -> same(device, other))) {
            if (token != null) {
                token.close();
            }
        } else if (isFull()) {
            cut = true;
            if (token != null) {
                token.close();
            }
        } else {
            devices.add(device);
        }
    }

    private static boolean same(KnownDevice one, KnownDevice other) {
        if (!one.did().equals(other.did())) {
            return false;
        }
        DeviceToken first = one.token();
        DeviceToken second = other.token();
        if (first == null || second == null) {
            return first == second && !one.did().isEmpty();
        }
        return first.matches(second) && (!one.did().isEmpty() || one.address().equals(other.address()));
    }

    private static String mac(String text) {
        String written = text.strip();
        if (BARE_MAC.matcher(written).matches()) {
            return written.replaceAll("(..)(?=.)", "$1:").toUpperCase(Locale.ROOT);
        }
        Matcher found = MAC.matcher(written);
        return found.find() ? found.group().replace('-', ':').toUpperCase(Locale.ROOT) : "";
    }

    /** One line, bounded, nothing that a screen could not show or that turns the reading direction. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().limit(10L * LONGEST_FIELD).forEach(point -> {
            int kind = Character.getType(point);
            boolean hidden = kind == Character.CONTROL
                    || kind == Character.FORMAT
                    || kind == Character.SURROGATE
                    || kind == Character.PRIVATE_USE
                    || kind == Character.UNASSIGNED
                    || kind == Character.LINE_SEPARATOR
                    || kind == Character.PARAGRAPH_SEPARATOR;
            if (clean.length() + Character.charCount(point) <= LONGEST_FIELD && !(hidden && clean.isEmpty())) {
                if (hidden) {
                    clean.append(' ');
                } else {
                    clean.appendCodePoint(point);
                }
            }
        });
        return clean.toString().strip();
    }
}
