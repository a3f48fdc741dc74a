// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons and the buttons that show nothing else. */
public final class Icons {
    private Icons() {}

    /** An icon in the size of text. */
    public static FontIcon small(Feather icon) {
        FontIcon made = new FontIcon(icon);
        made.getStyleClass().add("icon-16");
        return made;
    }

    /** An icon in the size of the rail. */
    public static FontIcon large(Feather icon) {
        FontIcon made = new FontIcon(icon);
        made.getStyleClass().add("icon-20");
        return made;
    }

    /**
     * A button with an icon alone.
     *
     * @param id for tests and screen tours
     * @param words said by a screen reader and shown on hover
     */
    public static Button button(String id, Feather icon, String words, Runnable action) {
        Button made = new Button();
        made.setGraphic(small(icon));
        made.getStyleClass().addAll(Look.ICON_BUTTON, "flat");
        made.setId(id);
        made.setAccessibleRole(AccessibleRole.BUTTON);
        made.setAccessibleText(words);
        made.setTooltip(new Hint(words));
        made.setOnAction(event -> action.run());
        return made;
    }
}
