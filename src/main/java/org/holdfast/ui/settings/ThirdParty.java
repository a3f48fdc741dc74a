// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The works of others that Holdfast is made with, and their licences. */
final class ThirdParty {
    private static final String FILE = "/org/holdfast/ui/settings/third-party.txt";

    private ThirdParty() {}

    static String list() {
        try (InputStream in = Objects.requireNonNull(ThirdParty.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
