// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.holdfast.service.WallState.View;
import org.holdfast.ui.control.Notice;
import org.holdfast.ui.control.Phrases;

/** Chooses, makes, changes and deletes the wall's views, in the page bar. */
final class ViewChooser extends MenuButton {
    private final LiveScreens screens;
    private final WallModel model;
    private final Phrases phrases;

    ViewChooser(LiveScreens screens, WallModel model) {
        this.screens = screens;
        this.model = model;
        phrases = screens.context().phrases();
        setId("wall-views");
        getStyleClass().add("wall-views");
        setAccessibleHelp(phrases.of("views"));
        refresh();
    }

    /** Shows the present view, and all of them in the menu. */
    void refresh() {
        Optional<View> shown = model.view();
        setText(shown.map(View::name).orElseGet(() -> phrases.of("views.all")));
        getItems().clear();
        ToggleGroup one = new ToggleGroup();
        choice("view-all", phrases.of("views.all"), shown.isEmpty(), one, Optional.empty());
        int place = 0;
        for (View view : model.views()) {
            boolean present = shown.filter(view::equals).isPresent();
            choice("view-" + place++, view.name(), present, one, Optional.of(view.id()));
        }
        getItems().add(new SeparatorMenuItem());
        act("view-new", phrases.of("views.new"), () -> ViewDialog.make(screens.frame(), phrases, model));
        shown.ifPresent(view -> {
            act(
                    "view-change",
                    phrases.of("views.change", view.name()),
                    () -> ViewDialog.change(screens.frame(), phrases, model, view));
            act("view-delete", phrases.of("views.delete", view.name()), () -> delete(view));
        });
    }

    private void choice(String id, String words, boolean present, ToggleGroup one, Optional<String> viewId) {
        RadioMenuItem item = new RadioMenuItem(words);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setToggleGroup(one);
        item.setSelected(present);
        item.setOnAction(_ -> model.choose(viewId));
        getItems().add(item);
    }

    private void act(String id, String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        getItems().add(item);
    }

    private void delete(View view) {
        Runnable undo = model.delete(view);
        screens.frame()
                .notice(new Notice(
                        screens.context().clock().instant(),
                        Notice.Weight.PASSING,
                        phrases.of("views.deleted", view.name()),
                        Optional.of(new Notice.Deed(phrases.of("views.undo"), undo))));
    }
}
