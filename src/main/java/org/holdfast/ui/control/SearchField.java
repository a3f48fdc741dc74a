// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A field to search with: a lens before the words, and a cross to clear them. Escape clears too. */
public final class SearchField extends CustomTextField {
    public SearchField(Phrases phrases) {
        String words = phrases.shared().of("search");
        getStyleClass().add("search-field");
        setPromptText(words);
        setAccessibleText(words);
        setLeft(Icons.small(Feather.SEARCH));
        Button clear = Icons.button("search-clear", Feather.X, phrases.shared().of("search.clear"), this::clear);
        clear.getStyleClass().add("clear");
        clear.setFocusTraversable(false);
        clear.visibleProperty().bind(textProperty().isNotEmpty());
        setRight(clear);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
                clear();
                event.consume();
            }
        });
    }

    /** None: its own sheet looks up colours of another theme; ours styles it like every field. */
    @Override
    public @Nullable String getUserAgentStylesheet() {
        return null;
    }
}
