// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A state as a coloured dot and a word; the colour never stands alone. */
public final class StateDot extends HBox {
    private static final PseudoClass ON_PICTURE = PseudoClass.getPseudoClass("on-picture");

    private final Label word = new Label();
    private final Region dot = new Region();
    private Kind kind = Kind.UNKNOWN;

    public StateDot() {
        getStyleClass().add("state-dot");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        dot.getStyleClass().add("dot");
        word.getStyleClass().add("word");
        word.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(dot, word);
        show(Kind.UNKNOWN, "");
    }

    public StateDot(Kind kind, String words) {
        this();
        show(kind, words);
    }

    /** Shows a state. */
    public void show(Kind newKind, String words) {
        pseudoClassStateChanged(PseudoClass.getPseudoClass(kind.look), false);
        kind = newKind;
        pseudoClassStateChanged(PseudoClass.getPseudoClass(kind.look), true);
        word.setText(words);
        setAccessibleText(words);
    }

    /** Marks it as lying on a picture, where only light words can be read. */
    public StateDot onPicture() {
        pseudoClassStateChanged(ON_PICTURE, true);
        return this;
    }

    public Kind kind() {
        return kind;
    }

    /** What the colour means. */
    public enum Kind {
        /** Green: live, answering, on. */
        GOOD("good"),
        /** Hollow: nothing is known, or asleep. */
        UNKNOWN("unknown"),
        /** Accent: something is being done. */
        BUSY("busy"),
        /** Amber: works, but not well. */
        WEAK("weak"),
        /** Red: does not answer, recording. */
        BAD("bad");

        private final String look;

        Kind(String look) {
            this.look = look;
        }
    }
}
