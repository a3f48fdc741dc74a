// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.settings;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.holdfast.ui.control.Dialogs;
import org.holdfast.ui.control.FailureReport;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/** The version, the licence, and on whose work Holdfast stands. */
final class AboutPart extends VBox {
    AboutPart(Frame frame, Phrases phrases) {
        getStyleClass().addAll(Look.CARD, "part");
        Label version = new Label(phrases.of("about.version", FailureReport.version()));
        version.setId("about-version");
        version.getStyleClass().add(Look.STRONG);
        Label licence = new Label(phrases.of("about.licence"));
        licence.setWrapText(true);
        Label runtime = new Label(phrases.of(
                "about.runtime", Runtime.version().toString(), System.getProperty("javafx.runtime.version", "?")));
        runtime.setWrapText(true);
        runtime.getStyleClass().add(Look.SECONDARY);
        Button others = new Button(phrases.of("about.others"));
        others.setId("about-others");
        others.setOnAction(event -> showOthers(frame, phrases));
        getChildren().addAll(version, licence, runtime, new HBox(others));
    }

    private static void showOthers(Frame frame, Phrases phrases) {
        String list = ThirdParty.list();
        TextArea text = new TextArea(list);
        text.setId("third-party");
        text.setEditable(false);
        text.getStyleClass().add("report");
        text.setPrefRowCount(16);
        text.setAccessibleText(phrases.of("about.others"));
        Button copy = new Button(phrases.of("about.copy"));
        copy.setId("third-party-copy");
        copy.setOnAction(event -> FailureReport.copy(list));
        new Dialogs(frame).tell(phrases.of("about.others"), phrases.of("about.others.words"), List.of(text), copy);
    }
}
