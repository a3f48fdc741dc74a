// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.settings;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.holdfast.service.Services;
import org.holdfast.ui.control.Dialogs;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Notice;
import org.holdfast.ui.control.Phrases;

/** Removes what Holdfast stored. */
final class DataPart extends VBox {
    DataPart(Services services, Frame frame, Phrases phrases) {
        getStyleClass().addAll(Look.CARD, "part");
        Label words = new Label(phrases.of("data.words"));
        words.setWrapText(true);
        Button remove = new Button(phrases.of("data.remove"));
        remove.setId("data-remove");
        remove.getStyleClass().addAll("danger", "button-outlined");
        StoredData data = new StoredData(services);
        remove.setOnAction(event -> new Dialogs(frame)
                .danger(
                        phrases.of("data.title"),
                        phrases.of(
                                "data.consequence", services.folders().config().toString()),
                        Optional.of(phrases.of("data.word")),
                        phrases.of("data.remove"),
                        word -> frame.background()
                                .act(
                                        data::remove,
                                        frame::quit,
                                        failure -> frame.notice(new Notice(
                                                services.clock().instant(),
                                                Notice.Weight.ALARM,
                                                phrases.say(failure.sentence()) + " " + phrases.say(failure.advice()),
                                                Optional.empty())))));
        getChildren().addAll(words, new HBox(remove));
    }
}
