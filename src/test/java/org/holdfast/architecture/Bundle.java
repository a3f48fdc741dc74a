// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.architecture;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of texts for the user.
 *
 * @param base its name as the code gives it, such as {@code org.holdfast.device.failures}
 * @param language such as {@code de}; empty for English
 */
record Bundle(Path file, String base, String language, Map<String, String> texts) {
    private static final Path ROOT = Path.of("resources");
    private static final Pattern NAME = Pattern.compile("(.+?)(?:_([a-z]{2}(?:_[A-Z]{2})?))?\\.properties");

    /** All bundles of the application. */
    static List<Bundle> all() throws IOException {
        List<Bundle> bundles = new ArrayList<>();
        if (!Files.isDirectory(ROOT)) {
            return bundles;
        }
        try (Stream<Path> walk = Files.walk(ROOT)) {
            for (Path file : walk.sorted().toList()) {
                Matcher name = NAME.matcher(ROOT.relativize(file).toString().replace('\\', '/'));
                if (name.matches()) {
                    String language = name.group(2);
                    bundles.add(new Bundle(
                            file, name.group(1).replace('/', '.'), language == null ? "" : language, read(file)));
                }
            }
        }
        return bundles;
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> texts = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    /** How many values a text wants. */
    static int placeholders(String text) {
        return new MessageFormat(text).getFormatsByArgumentIndex().length;
    }

    /** The floor whose code uses it, such as {@code org.holdfast.ui}. */
    String floor() {
        String[] parts = base.split("\\.", 4);
        return String.join(".", parts[0], parts[1], parts[2]);
    }

    /** The package it lies in. */
    String packageName() {
        return base.substring(0, base.lastIndexOf('.'));
    }

    /** Picocli reads these by its own rules: no placeholders, and keys made of the commands' names. */
    boolean isForHelpPages() {
        return base.equals("org.holdfast.cli.usage");
    }
}
