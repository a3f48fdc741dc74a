// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.holdfast.service.WallState.Layout;
import org.holdfast.ui.control.Hint;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/** How many pictures the wall shows at once, in the page bar. */
final class LayoutChooser extends HBox {
    private final WallModel model;
    private final ToggleGroup one = new ToggleGroup();

    LayoutChooser(WallModel model, Phrases phrases) {
        this.model = model;
        setId("wall-layouts");
        getStyleClass().add("wall-layouts");
        setAlignment(Pos.CENTER);
        setAccessibleText(phrases.of("layouts"));
        Layout[] all = Layout.values();
        for (int i = 0; i < all.length; i++) {
            Layout layout = all[i];
            String id = layout.name().toLowerCase(Locale.ROOT);
            ToggleButton button = new ToggleButton(
                    switch (layout) {
                        case FITTED -> phrases.of("layout.fitted.short");
                        case FREE -> phrases.of("layout.free.short");
                        case ONE, FOUR, NINE, SIXTEEN -> Integer.toString(layout.most());
                    });
            String words = switch (layout) {
                case FITTED -> phrases.of("layout.fitted");
                case FREE -> phrases.of("layout.free");
                case ONE, FOUR, NINE, SIXTEEN -> phrases.of("layout.tiles", layout.most());
            };
            button.setId("layout-" + id);
            button.getStyleClass()
                    .addAll(i == 0 ? "left-pill" : i == all.length - 1 ? "right-pill" : "center-pill", Look.FIGURES);
            button.setToggleGroup(one);
            button.setUserData(layout);
            button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
            button.setAccessibleText(words);
            button.setTooltip(new Hint(words));
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> {
                model.layout(layout);
                show();
            });
            getChildren().add(button);
        }
        show();
    }

    /** Marks the present layout. */
    void show() {
        one.getToggles().forEach(each -> each.setSelected(model.layout() == each.getUserData()));
    }
}
