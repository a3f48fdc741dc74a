// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.util.Subscription;
import org.holdfast.service.Preferences;

/**
 * Light or dark, as the user or the system wishes. The theme's own sheet is the application's; our sheets and the
 * accent colours lie on each scene, and pop-ups take them over from the window that opens them. FX thread only.
 */
final class Theme implements AutoCloseable {
    private static final String FOLDER = "/org/holdfast/ui/";

    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark");
    private final Scene scene;
    private final Subscription system;
    private Preferences.Theme choice = Preferences.Theme.SYSTEM;

    Theme(Scene scene) {
        this.scene = scene;
        system = Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> apply());
    }

    /** Follows another wish from now on. */
    void choose(Preferences.Theme wish) {
        choice = wish;
        apply();
    }

    /** Whether the dark colours are on. */
    ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    private void apply() {
        boolean wanted = switch (choice) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        String sheet = wanted ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
        scene.getStylesheets().setAll(sheets(wanted));
        dark.set(wanted);
    }

    /** Our own sheets, for a scene that stands beside the window. */
    static List<String> sheets(boolean dark) {
        return List.of(
                sheet("holdfast"),
                sheet("devices"),
                sheet("pages"),
                sheet("live"),
                sheet("recordings"),
                sheet("switches"),
                sheet("wizard"),
                sheet((dark ? "Dark" : "Light").toLowerCase(Locale.ROOT)));
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(FOLDER + name + ".css"), name)
                .toExternalForm();
    }

    @Override
    public void close() {
        system.unsubscribe();
    }
}
