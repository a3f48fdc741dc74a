// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import static org.holdfast.ui.live.OnPicture.button;
import static org.holdfast.ui.live.OnPicture.column;
import static org.holdfast.ui.live.OnPicture.words;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.holdfast.device.DeviceException;
import org.holdfast.ui.control.FailureReport;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What stands on a clip's place while it does not play: what it waits for, after a while, or why it cannot. */
final class ClipMessage extends StackPane {
    private static final Duration PATIENCE = Duration.seconds(0.6);

    private final ClipModel model;
    private final Phrases phrases;
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final Subscription subscription;
    private @Nullable Object shown;

    ClipMessage(ClipModel model, Phrases phrases) {
        this.model = model;
        this.phrases = phrases;
        getStyleClass().add("live-message");
        setPickOnBounds(false);
        subscription = model.statusProperty().subscribe(this::show);
    }

    void dispose() {
        patience.stop();
        subscription.unsubscribe();
    }

    private void show(ClipStatus status) {
        Object wanted = status.failure().<Object>map(why -> why).orElse(status.phase());
        if (wanted.equals(shown)) {
            return;
        }
        shown = wanted;
        patience.stop();
        getChildren().clear();
        if (status.failure().isPresent()) {
            getChildren().add(failed(status.failure().get()));
        } else if (status.phase() == ClipStatus.Phase.OPENING) {
            later(
                    "clip-opening",
                    phrases.of("clip.opening", model.itemProperty().get().name()));
        } else if (status.phase() == ClipStatus.Phase.WAITING) {
            later("clip-waiting", phrases.of("clip.waiting"));
        }
    }

    private void later(String id, String sentence) {
        patience.setOnFinished(_ -> {
            Label words = words(sentence, "live-sentence");
            words.setId(id);
            getChildren().setAll(words);
        });
        patience.playFromStart();
    }

    private Node failed(DeviceException why) {
        HBox buttons = new HBox(
                button("clip-retry", phrases.shared().of("try-again"), model::open),
                button(
                        "clip-copy",
                        phrases.shared().of("copy-report"),
                        () -> FailureReport.copy(FailureReport.of(why))));
        buttons.getStyleClass().add(Look.GAP_8);
        buttons.setAlignment(Pos.CENTER);
        VBox box = column(
                Icons.large(Feather.ALERT_CIRCLE),
                words(phrases.say(why.sentence()), "live-sentence"),
                words(phrases.say(why.advice()), "live-secondary"),
                buttons);
        box.setId("clip-failed");
        return box;
    }
}
