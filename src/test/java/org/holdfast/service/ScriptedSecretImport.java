// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.SecretImport;
import org.holdfast.device.Text;
import org.holdfast.net.Address;

/**
 * Reads lines such as {@code ID|NAME|MODEL|HOST|TOKEN}, or a bare token of 32 digits; a file that begins with
 * {@code locked:PASSWORD} wants that.
 */
public final class ScriptedSecretImport implements SecretImport {
    public static final String KIND = "token";

    /** What was handed out, to see that it is wiped. */
    public final List<Known> handed = new ArrayList<>();

    @Override
    public Text pasteHelp() {
        return Text.literal("32 or 96 digits, 16 characters, or the whole text that a token tool printed.");
    }

    @Override
    public Text fileHelp() {
        return Text.literal("The Android app's miio2.db, a backup ending in .ab, or an iOS backup's folder.");
    }

    @Override
    public Held paste(String text) throws DeviceException {
        List<Known> all = new ArrayList<>();
        List<Text> remarks = new ArrayList<>();
        for (String line : text.strip().split("\n", -1)) {
            String[] parts = line.strip().split("\\|", -1);
            if (parts.length == 5 && parts[4].length() == 32) {
                all.add(new Known(
                        Optional.of(parts[0]).filter(id -> !id.isEmpty()),
                        parts[1],
                        parts[2],
                        Optional.of(parts[3]).filter(host -> !host.isEmpty()).map(Address::parse),
                        KIND,
                        parts[4].toCharArray()));
            } else if (parts.length == 1 && parts[0].length() == 32) {
                all.add(new Known(Optional.empty(), "", "", Optional.empty(), KIND, parts[0].toCharArray()));
            } else {
                remarks.add(Text.literal("A line without a token was left out."));
            }
        }
        if (all.isEmpty()) {
            throw new DeviceException.NotAllowed(
                    Text.literal("The text holds nothing that looks like a token."),
                    Text.literal("A token has 32 hexadecimal digits."));
        }
        handed.addAll(all);
        return new Held(all, remarks);
    }

    @Override
    public Held file(Path file, char[] password) throws DeviceException {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new DeviceException.NotAllowed(
                    Text.literal("The file could not be read."), Text.literal("Choose another."));
        }
        if (text.startsWith("locked:")) {
            String wanted = text.substring("locked:".length(), text.indexOf('\n'));
            if (!wanted.equals(new String(password))) {
                throw new DeviceException.WrongCredentials(String.valueOf(file.getFileName()));
            }
            text = text.substring(text.indexOf('\n') + 1);
        }
        return paste(text);
    }
}
