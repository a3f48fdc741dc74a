// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.holdfast.device.DeviceException;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.InlineError;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.SettingEntry;
import org.holdfast.ui.control.SettingRow;
import org.holdfast.ui.control.UnverifiedTag;

/** What moves and lights a camera, beside its picture: arrows to hold, and the settings that belong there. */
final class SteeringPanel extends VBox {
    private final CameraSteering steering;
    private final Phrases phrases;
    private final Frame frame;
    private final String name;
    private final VBox refused = new VBox();
    private final VBox unread = new VBox();
    private final VBox rows = new VBox();
    private final List<SettingRow> shownRows = new ArrayList<>();
    private final Optional<SteeringPad> pad;
    private final Subscription subscriptions;

    /**
     * @param name the device's, for what its rows say
     */
    SteeringPanel(CameraSteering steering, String name, Phrases phrases, Frame frame) {
        this.steering = steering;
        this.phrases = phrases;
        this.frame = frame;
        this.name = name;
        setId("steering-panel");
        getStyleClass().addAll("camera-panel", Look.PANEL);
        rows.getStyleClass().add("beside-rows");
        boolean moves = !steering.moving().directions().isEmpty();
        pad = moves ? Optional.of(new SteeringPad(steering.moving(), phrases)) : Optional.empty();
        pad.ifPresent(arrows -> getChildren().add(moving(arrows)));
        VBox lights = new VBox(rows, unread);
        getChildren().add(lights);
        subscriptions = Subscription.combine(
                steering.moving().refusalProperty().subscribe(this::showRefusal),
                steering.beside().entriesProperty().subscribe(this::showRows),
                steering.beside().failureProperty().subscribe(this::showUnread));
    }

    private VBox moving(SteeringPad arrows) {
        Label title = new Label(phrases.of("steer"));
        title.getStyleClass().addAll(Look.SECONDARY, "panel-title");
        HBox heading = new HBox(title);
        heading.getStyleClass().add(Look.GAP_8);
        heading.setAlignment(Pos.CENTER_LEFT);
        if (!steering.moving().proven()) {
            heading.getChildren().add(new UnverifiedTag(phrases));
        }
        VBox box = new VBox(heading, arrows, refused);
        box.getStyleClass().add(Look.GAP_8);
        return box;
    }

    void dispose() {
        subscriptions.unsubscribe();
        pad.ifPresent(SteeringPad::dispose);
        release();
    }

    private void release() {
        shownRows.forEach(SettingRow::release);
        shownRows.clear();
    }

    private void showRefusal(Optional<DeviceException> why) {
        refused.getChildren().clear();
        refused.setManaged(why.isPresent());
        why.ifPresent(failure -> refused.getChildren().add(new InlineError(phrases, failure, Optional.empty())));
    }

    private void showUnread(Optional<DeviceException> why) {
        unread.getChildren().clear();
        unread.setManaged(why.isPresent());
        why.ifPresent(failure ->
                unread.getChildren().add(new InlineError(phrases, failure, Optional.of(steering.beside()::read))));
    }

    private void showRows(List<SettingEntry> entries) {
        release();
        for (SettingEntry entry : entries) {
            SettingRow row = new SettingRow(entry, phrases, frame, Optional.of(name)).narrow();
            row.pseudoClassStateChanged(Look.FIRST, shownRows.isEmpty());
            shownRows.add(row);
        }
        rows.getChildren().setAll(shownRows);
        rows.setManaged(!shownRows.isEmpty());
    }
}
