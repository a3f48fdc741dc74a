// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.holdfast.family.miio.MiioTexts.text;

import java.util.Arrays;
import java.util.Optional;
import org.holdfast.device.Credentials;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.token.DeviceToken;
import org.holdfast.family.miio.token.KnownDevices;
import org.holdfast.family.miio.token.PastedTokens;
import org.holdfast.family.miio.token.Placeholder;
import org.holdfast.family.miio.token.TokenImportException;
import org.holdfast.family.miio.wire.Token;

/** The token that the user saved for a device, in whichever form. */
final class SavedToken {
    /** Its kind among a device's credentials. */
    static final String KIND = "token";

    /** A line of a token tool, or the 96 digits of the other form. */
    static final int LONGEST = 200;

    private SavedToken() {}

    /**
     * Reads it; the caller closes it.
     *
     * @return empty where none is saved
     * @throws DeviceException.WrongCredentials when what is saved is no token
     */
    static Optional<Token> of(Credentials credentials, String where) throws DeviceException {
        Optional<char[]> saved = credentials.get(KIND);
        if (saved.isEmpty()) {
            return Optional.empty();
        }
        char[] words = saved.get();
        try {
            if (words.length == 0) {
                return Optional.empty();
            }
            Optional<Token> hex = Token.parse(words);
            return hex.isPresent() ? hex : Optional.of(pasted(new String(words), where));
        } finally {
            Arrays.fill(words, '\0');
        }
    }

    private static Token pasted(String words, String where) throws DeviceException {
        try (KnownDevices known = PastedTokens.read(words, Placeholder.ACCEPT)) {
            DeviceToken token =
                    known.devices().size() == 1 ? known.devices().getFirst().token() : null;
            if (token == null) {
                throw new DeviceException.WrongCredentials(text("token.several", where), text("token.advice"));
            }
            byte[] bytes = token.bytes();
            try {
                return Token.of(bytes);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        } catch (TokenImportException e) {
            throw new DeviceException.WrongCredentials(e.sentence(), e.advice());
        }
    }

    /** None is saved. */
    static DeviceException missing(String where) {
        return new DeviceException.WrongCredentials(text("token.missing", where), text("token.advice"));
    }
}
