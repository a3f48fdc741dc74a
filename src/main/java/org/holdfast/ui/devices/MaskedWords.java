// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/** Words that whoever looks over a shoulder, or at a picture of the screen, need not read: their beginning, until asked. */
final class MaskedWords extends HBox {
    private static final int SHOWN = 4;

    /** @param value holds the words; the button's id is that of this label with {@code -show} */
    MaskedWords(Phrases phrases, Label value) {
        String words = value.getText();
        String masked = words.substring(
                        0, words.offsetByCodePoints(0, Math.min(SHOWN, words.codePointCount(0, words.length()))))
                + "…";
        value.setText(masked);
        Button show = new Button(phrases.of("uid.show"));
        show.setId(value.getId() + "-show");
        show.getStyleClass().addAll("flat", "masked-show");
        show.setMinWidth(USE_PREF_SIZE);
        show.setOnAction(event -> {
            boolean hidden = value.getText().equals(masked);
            value.setText(hidden ? words : masked);
            show.setText(phrases.of(hidden ? "uid.hide" : "uid.show"));
        });
        getStyleClass().add(Look.GAP_8);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(value, show);
    }
}
