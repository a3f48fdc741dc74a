// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.holdfast.device.DeviceException;
import org.kordamp.ikonli.feather.Feather;

/** A failure in place, beside what failed: what happened, what to do, and the way to try again. */
public final class InlineError extends HBox {
    private final Label details = new Label();

    /**
     * @param retry what <em>Try again</em> does; empty where trying again makes no sense
     */
    public InlineError(Phrases phrases, DeviceException failure, Optional<Runnable> retry) {
        Phrases shared = phrases.shared();
        getStyleClass().addAll("inline-error", Look.GAP_12);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(shared.say(failure.sentence()) + " " + shared.say(failure.advice()));
        Label happened = wrapped(shared.say(failure.sentence()), Look.STRONG);
        happened.setId("error-sentence");
        Label advice = wrapped(shared.say(failure.advice()), Look.SECONDARY);
        details.setText(FailureReport.of(failure));
        details.setWrapText(true);
        details.getStyleClass().addAll("details", Look.SECONDARY);
        details.setVisible(false);
        details.setManaged(false);

        FlowPane buttons = new FlowPane();
        buttons.getStyleClass().add("buttons");
        retry.ifPresent(again -> {
            Button button = button("error-retry", shared.of("try-again"), again);
            buttons.getChildren().add(button);
        });
        Button more = button("error-details", shared.of("details"), () -> {});
        more.setOnAction(event -> {
            boolean open = !details.isVisible();
            details.setVisible(open);
            details.setManaged(open);
            more.setText(shared.of(open ? "details.hide" : "details"));
        });
        more.getStyleClass().add("flat");
        Button copy = button("error-copy", shared.of("copy-report"), () -> FailureReport.copy(details.getText()));
        copy.getStyleClass().add("flat");
        buttons.getChildren().addAll(more, copy);

        VBox words = new VBox(happened, advice, buttons, details);
        words.getStyleClass().add(Look.GAP_8);
        HBox.setHgrow(words, Priority.ALWAYS);
        setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(Icons.large(Feather.ALERT_CIRCLE), words);
    }

    private static Label wrapped(String words, String look) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(look);
        return label;
    }

    private static Button button(String id, String words, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setOnAction(event -> action.run());
        return button;
    }
}
