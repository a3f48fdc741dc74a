// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.time.Clock;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.holdfast.device.Device;
import org.holdfast.service.Connections;
import org.holdfast.ui.control.Hint;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.StateDot;
import org.kordamp.ikonli.feather.Feather;

/** A saved device: its last picture or its switch, its name, its state. The card is a button; the rest is in its menu. */
final class DeviceCard extends StackPane {
    private final Phrases phrases;
    private final DeviceDeeds deeds;
    private final Clock clock;
    private final Button face = new Button();
    private final Button more;
    private final CardFront front;
    private final Label name = new Label();
    private final Label about = new Label();
    private final StateDot state = new StateDot();
    private Optional<Device> device = Optional.empty();
    private boolean answers;

    DeviceCard(Phrases phrases, DeviceDeeds deeds, CardFront front, Clock clock) {
        this.phrases = phrases;
        this.deeds = deeds;
        this.clock = clock;
        this.front = front;
        getStyleClass().add("device-card");
        name.getStyleClass().add(Look.STRONG);
        about.getStyleClass().add(Look.SECONDARY);
        HBox second = new HBox(state, about);
        second.getStyleClass().addAll("card-second", Look.GAP_12);
        second.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(name, second);
        words.getStyleClass().add("card-words");
        VBox content = new VBox(front.ground(), words);
        face.setGraphic(content);
        face.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        face.getStyleClass().addAll(Look.CARD, "card-face");
        face.setOnAction(event -> device.ifPresent(deeds::open));
        ContextMenu menu = menu();
        face.setContextMenu(menu);
        more = Icons.button("card-more", Feather.MORE_HORIZONTAL, phrases.of("card.more"), () -> {});
        more.setOnAction(event -> menu.show(more, Side.BOTTOM, 0, 4));
        more.getStyleClass().add("card-more");
        StackPane.setAlignment(more, Pos.BOTTOM_RIGHT);
        getChildren().addAll(face, more);
        front.over().ifPresent(over -> {
            StackPane.setAlignment(over, Pos.TOP_LEFT);
            getChildren().add(over);
        });
    }

    private ContextMenu menu() {
        MenuItem open = new MenuItem(phrases.of("card.open"), Icons.small(Feather.ARROW_RIGHT));
        open.setId("card-open");
        open.setOnAction(event -> device.ifPresent(deeds::open));
        MenuItem rename = new MenuItem(phrases.of("card.rename"), Icons.small(Feather.EDIT_2));
        rename.setId("card-rename");
        rename.setOnAction(event -> device.ifPresent(deeds::rename));
        MenuItem remove = new MenuItem(phrases.of("card.remove"), Icons.small(Feather.TRASH_2));
        remove.setId("card-remove");
        remove.setOnAction(event -> device.ifPresent(deeds::remove));
        return new ContextMenu(open, rename, remove);
    }

    void show(DevicesModel.Saved saved) {
        Device now = saved.device();
        device = Optional.of(now);
        setId("card-" + now.id());
        face.setId("open-" + now.id());
        name.setText(now.name());
        about.setText(now.model().isEmpty() ? now.address().host() : now.model());
        DeviceState.show(state, saved, phrases, clock);
        answers = saved.answering() || saved.reachability() instanceof Connections.Reachability.Answering;
        front.refresh();
        more.setAccessibleText(phrases.of("card.more.of", now.name()));
        face.setAccessibleText(phrases.of("card.say", now.name(), about.getText(), state.getAccessibleText()));
        face.setTooltip(new Hint(now.name() + "\n" + now.address()));
    }

    /** Whether the device answered last. */
    boolean answers() {
        return answers;
    }

    /** Whether it shows a switch rather than a picture. */
    boolean switched() {
        return front instanceof CardFront.Switched;
    }

    /** Lets the picture move, or stand still; a switch is asked how it stands, or not. */
    void watch(boolean moves) {
        front.watch(moves);
    }

    void dispose() {
        front.dispose();
    }
}
