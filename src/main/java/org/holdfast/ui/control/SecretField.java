// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** A masked field with a button that shows what was typed. Only the field that is seen holds the words. */
public final class SecretField extends HBox {
    private final Phrases shared;
    private final PasswordField masked = new PasswordField() {
        @Override
        public void paste() {
            if (!tookLines()) {
                super.paste();
            }
        }
    };
    private final TextField plain = new TextField() {
        @Override
        public void paste() {
            if (!tookLines()) {
                super.paste();
            }
        }
    };
    private final Button eye;
    private Runnable changed = () -> {};
    private Runnable left = () -> {};
    private Runnable entered = () -> {};
    private Optional<Consumer<String>> lines = Optional.empty();
    private boolean turning;

    /**
     * @param id of the field that is seen; the button's is {@code ID-show}
     * @param label what a screen reader calls it
     */
    public SecretField(Phrases phrases, String id, String label) {
        shared = phrases.shared();
        getStyleClass().addAll("secret-field", Look.GAP_4);
        setAlignment(Pos.CENTER_LEFT);
        eye = Icons.button(id + "-show", Feather.EYE, shared.of("secret.show"), this::turn);
        plain.setVisible(false);
        for (TextField field : new TextField[] {masked, plain}) {
            field.setId(id);
            field.setAccessibleText(label);
            field.setOnAction(event -> entered.run());
            field.textProperty().addListener((property, was, now) -> {
                if (!turning) {
                    changed.run();
                }
            });
            field.focusedProperty().addListener((property, was, focused) -> {
                if (!focused && !turning && field.isVisible()) {
                    left.run();
                }
            });
        }
        StackPane place = new StackPane(masked, plain);
        HBox.setHgrow(place, Priority.ALWAYS);
        getChildren().addAll(place, eye);
    }

    /** Several lines do not fit into the field, which would run them together. */
    private boolean tookLines() {
        String pasted = Clipboard.getSystemClipboard().getString();
        if (lines.isEmpty() || pasted == null || pasted.strip().lines().count() < 2) {
            return false;
        }
        lines.get().accept(pasted);
        return true;
    }

    /** Called instead of pasting a text of several lines. */
    public void onPasteOfLines(Consumer<String> act) {
        lines = Optional.of(act);
    }

    /** Puts a secret in the place of what was typed; it is not wiped. */
    public void fill(char[] secret) {
        present().setText(new String(secret));
        present().end();
    }

    /** Shows what was typed, or masks it again. */
    private void turn() {
        boolean showing = !plain.isVisible();
        TextField from = showing ? masked : plain;
        TextField to = showing ? plain : masked;
        turning = true;
        to.setText(from.getText());
        from.clear();
        from.setVisible(false);
        to.setVisible(true);
        to.requestFocus();
        to.end();
        turning = false;
        String words = shared.of(showing ? "secret.hide" : "secret.show");
        eye.setGraphic(Icons.small(showing ? Feather.EYE_OFF : Feather.EYE));
        eye.setAccessibleText(words);
        eye.setTooltip(new Hint(words));
    }

    /** The field that is seen, for labels and the focus. */
    public TextField present() {
        return plain.isVisible() ? plain : masked;
    }

    /** A copy of what was typed; whoever takes it wipes it. */
    public char[] typed() {
        return present().getText().toCharArray();
    }

    /** How many characters were typed. */
    public int length() {
        return present().getLength();
    }

    /** Forgets what was typed. */
    public void clear() {
        turning = true;
        masked.clear();
        plain.clear();
        turning = false;
    }

    public void setPrompt(String words) {
        masked.setPromptText(words);
        plain.setPromptText(words);
    }

    /** Called when other words stand in it. */
    public void onChange(Runnable act) {
        changed = act;
    }

    /** Called when the field is left. */
    public void onLeave(Runnable act) {
        left = act;
    }

    /** Called on Enter. */
    public void onEnter(Runnable act) {
        entered = act;
    }
}
