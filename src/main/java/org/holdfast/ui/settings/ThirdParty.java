// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The works of others that Holdfast is made with, and their licences: what carries no version of its own, then every
 * library with its exact version, as the build lists them.
 */
final class ThirdParty {
    private static final String OTHERS = "/org/holdfast/ui/settings/third-party.txt";
    private static final String LIBRARIES = "/org/holdfast/ui/settings/libraries.txt";

    private ThirdParty() {}

    static String list() {
        String libraries = read(LIBRARIES)
                .lines()
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .collect(Collectors.joining("\n"));
        return read(OTHERS).stripTrailing() + "\n\n" + libraries + "\n";
    }

    private static String read(String file) {
        try (InputStream in = Objects.requireNonNull(ThirdParty.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
