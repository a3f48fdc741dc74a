// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.bench;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

/** The least that a JavaFX program can show: what Holdfast's start is held against. */
public final class BareWindow {
    private BareWindow() {}

    public static void main(String[] arguments) {
        Platform.startup(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(new Label("Holdfast"), 1100, 760));
            stage.show();
        });
    }
}
