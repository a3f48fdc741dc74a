// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import javafx.scene.text.Font;
import org.kordamp.ikonli.IkonHandler;
import org.kordamp.ikonli.IkonResolverProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fonts of icons, as files in the folder for what can be thrown away. JavaFX copies a font that is not a file to
 * the system's folder for temporary files, at each start, and that lies outside of what {@code --data-dir} allows.
 */
public final class IconFont {
    private static final Logger LOG = LoggerFactory.getLogger(IconFont.class);
    private static final double SIZE = 16;

    private IconFont() {}

    /** Loads the fonts from files in {@code folder}. Works once, before the first icon is made. FX thread only. */
    public static void keepIn(Path folder) {
        IkonResolverProvider.getInstance(handler -> handler.setFont(load(handler, folder)));
    }

    private static Font load(IkonHandler handler, Path folder) {
        String address = handler.getFontResource().toExternalForm();
        try {
            address = kept(handler, folder).toUri().toURL().toExternalForm();
        } catch (IOException e) {
            LOG.warn("The icons' font cannot be kept in the cache", e);
        }
        return Font.loadFont(address, SIZE);
    }

    private static Path kept(IkonHandler handler, Path folder) throws IOException {
        byte[] font;
        try (InputStream in = handler.getFontResourceAsStream()) {
            font = in.readAllBytes();
        }
        Path file = folder.resolve(handler.getFontFamily().replaceAll("[^A-Za-z0-9]", "-") + ".ttf");
        // Compared, so that a file cut short or of another version is made anew.
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), font)) {
            return file;
        }
        Files.createDirectories(folder);
        Path side = Files.createTempFile(folder, "font", ".part");
        try {
            Files.write(side, font);
            Files.move(side, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(side);
        }
        return file;
    }
}
