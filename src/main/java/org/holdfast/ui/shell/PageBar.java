// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.SearchField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The bar over a page: the way back, the title, the search and the button to add a device. */
final class PageBar extends HBox {
    private final Button back;
    private final Button add;
    private final SearchField search;
    private final Region gap = new Region();
    private @Nullable StringProperty searched;

    PageBar(Phrases phrases, Runnable goBack, Runnable addDevice) {
        getStyleClass().add("page-bar");
        back = Icons.button("page-back", Feather.ARROW_LEFT, phrases.of("back"), goBack);
        search = new SearchField(phrases);
        search.setId("page-search");
        add = new Button(phrases.of("add"), Icons.small(Feather.PLUS));
        add.setId("page-add");
        add.getStyleClass().add("accent");
        add.setMinWidth(USE_PREF_SIZE);
        add.setOnAction(event -> addDevice.run());
        HBox.setHgrow(gap, Priority.ALWAYS);
    }

    /** Shows what belongs to a page. */
    void show(Page page, boolean withWayBack) {
        if (searched != null) {
            search.textProperty().unbindBidirectional(searched);
            searched = null;
        }
        getChildren().clear();
        if (withWayBack) {
            getChildren().add(back);
        }
        getChildren().add(page.heading().orElseGet(() -> {
            Label title = new Label(page.title());
            title.setId("page-title");
            title.getStyleClass().add(Look.PAGE_TITLE);
            return title;
        }));
        getChildren().add(gap);
        getChildren().addAll(page.tools());
        Optional<StringProperty> words = page.search();
        words.ifPresent(property -> {
            searched = property;
            search.textProperty().bindBidirectional(property);
            getChildren().add(search);
        });
        if (page.offersAdding()) {
            getChildren().add(add);
        }
    }

    /** Puts the focus into the search field where the page has one. */
    void focusSearch() {
        if (searched != null) {
            search.requestFocus();
        }
    }
}
