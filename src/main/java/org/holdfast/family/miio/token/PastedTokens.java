// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.util.Map;
import org.holdfast.family.miio.token.TokenImportException.Problem;

/**
 * Reads whatever an owner pastes: one token in any form, or what token tools print, with whatever else stands around
 * (protocol reference, section 12):
 *
 * <ul>
 *   <li>blocks of labelled lines ({@code NAME:}, {@code ID:}, {@code MAC:}, {@code IP:}, {@code TOKEN:}, {@code MODEL:})
 *   <li>JSON: lists of objects, one object a line inside of a log, an object that leads from device ids to tokens
 *   <li>tables with a head, their columns parted by tabs, commas, semicolons, bars or blanks
 *   <li>lines that hold a token beside an address, a model and so on
 * </ul>
 *
 * Time and memory are bounded by the text's length.
 */
public final class PastedTokens {
    /** In characters. */
    public static final int LONGEST = 1_000_000;

    private PastedTokens() {}

    /**
     * What the text holds.
     *
     * @throws TokenImportException when there is no token in it
     */
    public static KnownDevices read(String text, Placeholder placeholder) throws TokenImportException {
        return read(
                text,
                placeholder,
                TokenSource.PASTED,
                TokenTexts.text("source.pasted").toString());
    }

    /** The same, from elsewhere. */
    static KnownDevices read(String text, Placeholder placeholder, TokenSource source, String where)
            throws TokenImportException {
        if (text.length() > LONGEST) {
            throw new TokenImportException(Problem.TOO_LARGE, where);
        }
        String all = text.startsWith("\ufeff") ? text.substring(1) : text;
        DeviceCollection devices = new DeviceCollection(source, placeholder);
        if (!single(all, devices, placeholder)) {
            String rest = JsonTokens.read(all, devices);
            new LineTokens(devices).read(rest);
        }
        KnownDevices found = devices.finish();
        if (found.devices().stream().allMatch(device -> device.token() == null)) {
            throw new TokenImportException(found.unreadable() > 0 ? Problem.NO_SOUND_TOKEN : Problem.NO_TOKEN);
        }
        return found;
    }

    /** Whether the text is one token and nothing else. */
    private static boolean single(String text, DeviceCollection devices, Placeholder placeholder)
            throws TokenImportException {
        try (DeviceToken token = TokenForm.read(text)) {
            if (token != null) {
                if (placeholder == Placeholder.REFUSE && token.standsForNone()) {
                    throw new TokenImportException(Problem.STANDS_FOR_NONE);
                }
                devices.add(Map.of(Column.TOKEN, text));
                return true;
            }
        }
        TokenImportException complaint = TokenForm.complaint(text);
        if (complaint != null) {
            throw complaint;
        }
        return false;
    }
}
