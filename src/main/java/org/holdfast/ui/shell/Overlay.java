// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Motion;
import org.jspecify.annotations.Nullable;

/** The layer for dialogs: a scrim over the window, which waits, and one dialog in the middle that has the focus. */
final class Overlay extends StackPane {
    private final Node below;
    private final Motion motion;
    private @Nullable Node dialog;
    private Runnable closed = () -> {};
    private @Nullable Node focusBefore;

    /**
     * @param below what waits while a dialog is open
     */
    Overlay(Node below, Motion motion) {
        this.below = below;
        this.motion = motion;
        getStyleClass().add(Look.SCRIM);
        setId("overlay");
        setVisible(false);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    boolean open() {
        return dialog != null;
    }

    void show(Node newDialog, Runnable whenClosed) {
        close();
        focusBefore = getScene() == null ? null : getScene().getFocusOwner();
        dialog = newDialog;
        closed = whenClosed;
        StackPane.setAlignment(newDialog, Pos.CENTER);
        getChildren().setAll(new Fit(newDialog));
        below.setDisable(true);
        setVisible(true);
        motion.fadeIn(this);
        motion.slideIn(newDialog, 0, 12);
        focusFirst(newDialog);
    }

    private static void focusFirst(Node node) {
        node.applyCss();
        if (!focusInto(node)) {
            node.setFocusTraversable(true);
            node.requestFocus();
        }
    }

    private static boolean focusInto(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return false;
        }
        if (node.isFocusTraversable()) {
            node.requestFocus();
            return true;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                if (focusInto(child)) {
                    return true;
                }
            }
        }
        return false;
    }

    void close() {
        if (dialog == null) {
            return;
        }
        dialog = null;
        below.setDisable(false);
        getChildren().clear();
        setVisible(false);
        if (focusBefore != null && focusBefore.getScene() != null) {
            focusBefore.requestFocus();
        }
        focusBefore = null;
        Runnable tell = closed;
        closed = () -> {};
        tell.run();
    }

    /** Lets a dialog have its own size, but never more than the window. */
    private static final class Fit extends StackPane {
        Fit(Node content) {
            super(content);
            setPickOnBounds(false);
            if (content instanceof Region region) {
                region.setMaxHeight(USE_PREF_SIZE);
            }
            getStyleClass().add("dialog-margin");
        }
    }
}
