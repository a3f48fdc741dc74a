// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import static org.holdfast.ui.live.OnPicture.button;
import static org.holdfast.ui.live.OnPicture.column;
import static org.holdfast.ui.live.OnPicture.words;

import java.time.Duration;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.util.Subscription;
import org.holdfast.device.DeviceException;
import org.holdfast.ui.control.DrawingView;
import org.holdfast.ui.control.Drawings;
import org.holdfast.ui.control.FailureReport;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Motion;
import org.holdfast.ui.control.Phrases;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * What stands on the picture's place when it does not move: nothing at first, then a skeleton, then words; why it
 * broke, how old the picture is and when it is tried again; or that the camera has none now.
 */
final class LiveMessage extends StackPane {
    private static final double SIDE = 72;
    private static final double ROOM_FOR_FIELDS = 290;

    private final LiveModel model;
    private final Phrases phrases;
    private final Motion motion;
    private final Subscription subscriptions;
    private @Nullable Object built;
    private @Nullable Label next;
    private @Nullable Label age;
    private boolean details;

    LiveMessage(LiveModel model, Motion motion) {
        this.model = model;
        this.motion = motion;
        phrases = model.context().phrases();
        getStyleClass().add("live-message");
        setPickOnBounds(false);
        subscriptions = model.statusProperty().subscribe(this::show);
    }

    void dispose() {
        subscriptions.unsubscribe();
    }

    /** Builds anew only what is another message; times change inside of it, so that a focused button stays. */
    private void show(LiveStatus status) {
        Object wanted = kind(status);
        if (!wanted.equals(built)) {
            built = wanted;
            details = false;
            rebuild(status);
        }
        if (next != null) {
            next.setText(status.untilTry().map(this::untilTry).orElse(""));
        }
        if (age != null) {
            age.setText(status.age().map(this::ageWords).orElse(""));
        }
    }

    private static Object kind(LiveStatus status) {
        return new Kind(
                status.phase(),
                status.opening(),
                status.age().isPresent(),
                status.failure().map(DeviceException::sentence).map(Object.class::cast),
                status.phase() == LiveStatus.Phase.NO_PICTURE
                        ? status.words().map(Object.class::cast)
                        : Optional.empty());
    }

    private record Kind(
            LiveStatus.Phase phase,
            LiveStatus.Waiting waiting,
            boolean picture,
            Optional<Object> failure,
            Optional<Object> words) {}

    private void rebuild(LiveStatus status) {
        next = null;
        age = null;
        getChildren().clear();
        switch (status.phase()) {
            case LIVE -> {}
            case OPENING -> opening(status);
            case CLOSED -> centre(stopped());
            case NO_PICTURE -> centre(nothing(status));
            case RECONNECTING ->
                status.failure().ifPresent(why -> {
                    if (status.age().isPresent()) {
                        banner(why);
                    } else {
                        centre(failing(why));
                    }
                });
        }
    }

    private void centre(Node node) {
        StackPane.setAlignment(node, Pos.CENTER);
        getChildren().add(node);
        motion.fadeIn(node);
    }

    private void opening(LiveStatus status) {
        if (status.opening() == LiveStatus.Waiting.NONE || status.age().isPresent()) {
            return;
        }
        HBox dots = new HBox(dot(0), dot(1), dot(2));
        dots.getStyleClass().addAll("live-skeleton", Look.GAP_8);
        dots.setAlignment(Pos.CENTER);
        VBox box = column(dots);
        if (status.opening() == LiveStatus.Waiting.WORDS) {
            box.getChildren()
                    .addAll(
                            words(phrases.of("opening", model.device().name()), "live-sentence"),
                            button("live-cancel", phrases.shared().of("cancel"), model::close));
        }
        box.setId("live-opening");
        centre(box);
    }

    private static Region dot(int place) {
        Region dot = new Region();
        dot.getStyleClass().addAll("live-skeleton-dot", "live-skeleton-dot-" + place);
        return dot;
    }

    private Node stopped() {
        VBox box = column(
                words(phrases.of("closed"), "live-sentence"), button("live-watch", phrases.of("watch"), model::watch));
        box.setId("live-closed");
        return box;
    }

    private Node nothing(LiveStatus status) {
        VBox box = column(
                new DrawingView(Drawings.LENS, SIDE),
                words(status.words().map(phrases::say).orElse(""), "live-sentence"),
                words(phrases.of("no-picture.wait"), "live-secondary"));
        box.setId("live-no-picture");
        return box;
    }

    private Node failing(DeviceException why) {
        Label sentence = words(phrases.say(why.sentence()), "live-sentence");
        Label when = words("", "live-secondary");
        when.setId("live-next-try");
        next = when;
        Label more = words(FailureReport.of(why), "live-secondary");
        more.getStyleClass().add("live-details");
        more.setVisible(false);
        more.setManaged(false);
        Button detail = button("live-details", phrases.shared().of("details"), () -> {});
        detail.setOnAction(_ -> {
            details = !details;
            more.setVisible(details);
            more.setManaged(details);
            detail.setText(phrases.shared().of(details ? "details.hide" : "details"));
        });
        HBox buttons = new HBox(
                button("live-try-now", phrases.of("try-now"), model::retry),
                detail,
                button(
                        "live-copy",
                        phrases.shared().of("copy-report"),
                        () -> FailureReport.copy(FailureReport.of(why))));
        buttons.getStyleClass().add(Look.GAP_8);
        buttons.setAlignment(Pos.CENTER);
        VBox box = column(
                Icons.large(Feather.ALERT_CIRCLE),
                sentence,
                words(phrases.say(why.advice()), "live-secondary"),
                when,
                buttons,
                more);
        model.context().passwords().offer(model.device(), why, model::retry).ifPresent(form -> {
            form.getStyleClass().addAll(Look.CARD, "password-card", "on-picture-card");
            form.setMaxWidth(Region.USE_PREF_SIZE);
            // A small tile has no room for fields; the camera's page has.
            form.visibleProperty().bind(heightProperty().greaterThan(ROOM_FOR_FIELDS));
            form.managedProperty().bind(form.visibleProperty());
            // Saving tries again, so that of the rest the sentence is enough.
            for (Node each : box.getChildren()) {
                if (!each.equals(sentence) && !each.equals(more)) {
                    each.visibleProperty().bind(form.visibleProperty().not());
                    each.managedProperty().bind(each.visibleProperty());
                }
            }
            box.getChildren().add(form);
        });
        box.setId("live-failing");
        return box;
    }

    private void banner(DeviceException why) {
        Label old = words("", "live-sentence");
        old.setId("live-age");
        age = old;
        Label when = words("", "live-secondary");
        when.setId("live-next-try");
        next = when;
        Label reason = words(phrases.say(why.sentence()), "live-secondary");
        reason.setId("live-reason");
        VBox sentences = new VBox(old, reason, when);
        sentences.getStyleClass().add(Look.GAP_4);
        sentences.setMinWidth(0);
        for (Label label : new Label[] {old, reason, when}) {
            label.setTextAlignment(TextAlignment.LEFT);
        }
        HBox box = new HBox(sentences, button("live-try-now", phrases.of("try-now"), model::retry));
        box.setId("live-reconnecting");
        box.getStyleClass().addAll("live-banner", Look.GAP_16);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(box, Pos.TOP_LEFT);
        getChildren().add(box);
        motion.fadeIn(box);
    }

    private String untilTry(Duration until) {
        return until.isZero() ? phrases.of("trying-now") : phrases.of("trying-in", phrases.say(LiveTexts.span(until)));
    }

    private String ageWords(Duration old) {
        return phrases.of("picture-age", phrases.say(LiveTexts.span(old)));
    }
}
