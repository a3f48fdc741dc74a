// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.holdfast.device.CameraControl;
import org.holdfast.device.Connection;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.InlineError;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** The panel beside a live picture, for cameras that can be steered. */
final class CameraPanel extends VBox {
    private static final Set<String> ELSEWHERE =
            Set.of(Connection.Fact.UID, Connection.Fact.CLAIMED, Connection.Fact.SEEN);

    private final CameraPanelModel model;
    private final Phrases phrases;
    private final VBox modes = new VBox();
    private final ToggleGroup chosen = new ToggleGroup();
    private final VBox shutter = new VBox();
    private final Label left = new Label();
    private final VBox refused = new VBox();
    private final VBox facts = new VBox();
    private final VBox factsSection;
    private final Timeline second;
    private final Subscription subscriptions;

    CameraPanel(CameraPanelModel model, Phrases phrases) {
        this.model = model;
        this.phrases = phrases;
        setId("camera-panel");
        getStyleClass().addAll("camera-panel", Look.PANEL);
        modes.getStyleClass().add("camera-modes");
        shutter.getStyleClass().add(Look.GAP_8);
        left.getStyleClass().addAll(Look.SECONDARY, Look.FIGURES);
        left.setId("camera-left");
        left.setWrapText(true);
        facts.getStyleClass().add(Look.GAP_4);
        for (CameraControl.Mode mode : model.modes()) {
            modes.getChildren().add(modeRow(mode));
        }
        factsSection = section("panel.facts", facts);
        getChildren().addAll(section("panel.mode", modes), shutter, refused, factsSection);
        second = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> {
            model.tick();
            showShutter();
        }));
        second.setCycleCount(Animation.INDEFINITE);
        subscriptions = Subscription.combine(
                model.readingProperty().subscribe(_ -> showAll()),
                model.doingProperty().subscribe(_ -> showAll()),
                model.refusalProperty().subscribe(this::showRefusal),
                model.factsProperty().subscribe(this::showFacts));
    }

    void shown() {
        model.shown();
        second.play();
    }

    void hidden() {
        second.stop();
        model.hidden();
    }

    void dispose() {
        hidden();
        subscriptions.unsubscribe();
    }

    private VBox section(String key, Node content) {
        Label title = new Label(phrases.of(key));
        title.getStyleClass().addAll(Look.SECONDARY, "panel-title");
        VBox box = new VBox(title, content);
        box.getStyleClass().add(Look.GAP_8);
        return box;
    }

    private ToggleButton modeRow(CameraControl.Mode mode) {
        Feather icon = mode.records() ? Feather.VIDEO : mode.shoots() ? Feather.CAMERA : Feather.PLAY_CIRCLE;
        ToggleButton row = new ToggleButton(phrases.say(mode.label()), Icons.small(icon));
        row.setId("mode-" + mode.id());
        row.setUserData(mode);
        row.getStyleClass().add("mode-row");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setToggleGroup(chosen);
        row.setOnAction(_ -> {
            model.switchTo(mode);
            showModes();
        });
        return row;
    }

    private void showAll() {
        showModes();
        showShutter();
    }

    /** The camera's mode is marked, not the one that was asked for; that one spins. */
    private void showModes() {
        Optional<CameraControl.Mode> present =
                model.readingProperty().get().flatMap(last -> last.state().mode());
        Optional<CameraControl.Mode> wanted = model.doingProperty()
                .get()
                .flatMap(deed -> deed instanceof CameraPanelModel.Deed.Switch change
                        ? Optional.of(change.mode())
                        : Optional.empty());
        for (Node node : modes.getChildren()) {
            ToggleButton row = (ToggleButton) node;
            CameraControl.Mode mode = (CameraControl.Mode) row.getUserData();
            row.setSelected(present.filter(mode::equals).isPresent());
            boolean switching = wanted.filter(mode::equals).isPresent();
            row.setGraphic(
                    switching
                            ? spinner()
                            : Icons.small(
                                    mode.records()
                                            ? Feather.VIDEO
                                            : mode.shoots() ? Feather.CAMERA : Feather.PLAY_CIRCLE));
            row.setAccessibleText(phrases.of(
                    switching ? "panel.mode.switching" : row.isSelected() ? "panel.mode.present" : "panel.mode.other",
                    phrases.say(mode.label())));
        }
    }

    private static Node spinner() {
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.getStyleClass().add("small-spinner");
        return spinner;
    }

    private void showShutter() {
        Optional<CameraControl.State> state = model.readingProperty().get().map(CameraPanelModel.Reading::state);
        Optional<CameraControl.Mode> mode = state.flatMap(CameraControl.State::mode);
        boolean records = mode.map(CameraControl.Mode::records).orElse(false);
        boolean shoots = mode.map(CameraControl.Mode::shoots).orElse(false);
        shutter.setVisible(records || shoots);
        shutter.setManaged(records || shoots);
        if (!records && !shoots) {
            return;
        }
        Button button = shutterButton(records);
        CameraControl.Activity activity = state.get().activity();
        boolean running = activity != CameraControl.Activity.IDLE;
        Optional<CameraPanelModel.Deed> doing =
                model.doingProperty().get().filter(deed -> !(deed instanceof CameraPanelModel.Deed.Switch));
        button.setText(words(records, activity, doing));
        button.getStyleClass().removeAll("accent", "danger");
        if (!running) {
            button.getStyleClass().add("accent");
        }
        Feather icon = running ? Feather.SQUARE : records ? Feather.CIRCLE : Feather.CAMERA;
        button.setGraphic(doing.isPresent() ? spinner() : Icons.small(icon));
        left.setText(leftWords(state.get()));
    }

    /** Made once a kind, so that the focus stays on it while its words change. */
    private Button shutterButton(boolean records) {
        String id = records ? "camera-record" : "camera-shoot";
        if (!shutter.getChildren().isEmpty()
                && shutter.getChildren().getFirst() instanceof Button old
                && id.equals(old.getId())) {
            return old;
        }
        Button button = new Button();
        button.setId(id);
        button.getStyleClass().addAll("shutter", Look.FIGURES);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> {
            if (records) {
                model.record();
            } else {
                model.shoot();
            }
        });
        shutter.getChildren().setAll(button, left);
        return button;
    }

    private String words(boolean records, CameraControl.Activity activity, Optional<CameraPanelModel.Deed> doing) {
        if (doing.isPresent()) {
            return phrases.of(
                    doing.get() instanceof CameraPanelModel.Deed.RecordOnCard order
                            ? order.on() ? "panel.record.starting" : "panel.record.stopping"
                            : "panel.shoot.doing");
        }
        return switch (activity) {
            case RECORDING ->
                model.recorded()
                        .map(length -> phrases.of("panel.record.stop.length", LiveTexts.clock(length)))
                        .orElseGet(() -> phrases.of("panel.record.stop"));
            case PHOTO_SERIES -> phrases.of("panel.series.stop");
            case IDLE -> phrases.of(records ? "panel.record" : "panel.shoot");
        };
    }

    private String leftWords(CameraControl.State state) {
        Optional<CameraControl.Mode> mode = state.mode();
        if (mode.isPresent() && mode.get().records() && state.timeLeft().isPresent()) {
            return phrases.of(
                    "panel.time-left",
                    phrases.say(LiveTexts.length(state.timeLeft().get())));
        }
        if (state.photosLeft().isPresent()) {
            return phrases.of("panel.photos-left", state.photosLeft().getAsInt());
        }
        return "";
    }

    private void showRefusal(Optional<CameraPanelModel.Refusal> refusal) {
        refused.getChildren().clear();
        refused.setManaged(refusal.isPresent());
        refusal.ifPresent(
                now -> refused.getChildren().add(new InlineError(phrases, now.why(), Optional.of(model::again))));
    }

    /** Without what has a place of its own in the settings: the long sentence about the claim, and the UID. */
    private void showFacts(List<Connection.Fact> all) {
        List<Connection.Fact> known =
                all.stream().filter(fact -> !ELSEWHERE.contains(fact.name())).toList();
        factsSection.setVisible(!known.isEmpty());
        factsSection.setManaged(!known.isEmpty());
        facts.getChildren().clear();
        for (Connection.Fact fact : known) {
            Label name = new Label(phrases.say(fact.label()));
            name.getStyleClass().add(Look.SECONDARY);
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label value = new Label(phrases.say(fact.value()));
            value.setId("fact-" + fact.name());
            value.getStyleClass().add(Look.FIGURES);
            value.setWrapText(true);
            value.setAlignment(Pos.CENTER_RIGHT);
            value.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(value, Priority.ALWAYS);
            HBox row = new HBox(name, value);
            row.getStyleClass().add(Look.GAP_8);
            row.setAlignment(Pos.TOP_LEFT);
            facts.getChildren().add(row);
        }
    }

    /** For tests: how long the clip is shown to be. */
    Optional<Duration> recorded() {
        return model.recorded();
    }
}
