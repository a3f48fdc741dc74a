// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.FamilyGuide.Drawing;
import org.holdfast.device.Recordings;
import org.holdfast.ui.control.DrawingView;
import org.holdfast.ui.control.Drawings;
import org.holdfast.ui.control.EmptyState;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.InlineError;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.PlainName;
import org.holdfast.ui.control.Skeleton;

/** In the middle of the screen: the pictures of the card, or what stands in their place and why. */
final class CardBody extends VBox {
    private static final double DRAWING = 128;

    private final CardModel model;
    private final CardGrid grid;
    private final Frame frame;
    private final Phrases phrases;
    private final StackPane place = new StackPane();
    private final Label remark = new Label();
    private final VBox trouble = new VBox();

    CardBody(CardModel model, CardGrid grid, Frame frame) {
        this.model = model;
        this.grid = grid;
        this.frame = frame;
        phrases = model.context().phrases();
        getStyleClass().add("card-body");
        remark.setId("card-remark");
        remark.getStyleClass().add("card-remark");
        remark.setWrapText(true);
        remark.setMinHeight(Region.USE_PREF_SIZE);
        trouble.getStyleClass().add("card-trouble");
        VBox.setVgrow(place, Priority.ALWAYS);
        place.setMinHeight(0);
        getChildren().addAll(trouble, remark, place);
    }

    Subscription bind() {
        return Subscription.combine(
                model.stateProperty().subscribe(_ -> show()),
                model.layoutProperty().subscribe(_ -> show()));
    }

    private void show() {
        CardState state = model.stateProperty().get();
        Optional<Recordings.CardList> known = state.known();
        showRemark(known);
        showTrouble(
                state instanceof CardState.Failed(DeviceException why, Optional<Recordings.CardList> before)
                                && before.isPresent()
                        ? Optional.of(why)
                        : Optional.empty());
        if (known.isPresent()) {
            showCard(known.get());
            return;
        }
        switch (state) {
            case CardState.NoCamera() -> put("no-camera", this::noCamera);
            case CardState.Failed(DeviceException why, Optional<Recordings.CardList> _) -> {
                place.setId("");
                put("failed", () -> failed(why));
            }
            case CardState.Reading _, CardState.Read _ -> put("reading", this::reading);
        }
    }

    private void showCard(Recordings.CardList card) {
        if (!model.layoutProperty().get().recordings().isEmpty()) {
            put("grid", () -> grid);
        } else if (card.recordings().isEmpty()) {
            put("empty", this::emptyCard);
        } else {
            put("nothing", this::nothingMatches);
        }
    }

    /** Makes what is shown anew only where it is something else than before. */
    private void put(String what, Supplier<Node> made) {
        if (!what.equals(place.getId())) {
            place.setId(what);
            place.getChildren().setAll(made.get());
        }
    }

    private void showRemark(Optional<Recordings.CardList> known) {
        String words = known.map(card -> {
                    String said = card.remark().map(phrases::say).orElse("");
                    String left = card.unreadable() == 0 ? "" : phrases.of("card.unreadable", card.unreadable());
                    return (said + " " + left).strip();
                })
                .orElse("");
        remark.setText(words);
        remark.setVisible(!words.isEmpty());
        remark.setManaged(!words.isEmpty());
    }

    private void showTrouble(Optional<DeviceException> why) {
        trouble.getChildren().clear();
        why.ifPresent(
                failure -> trouble.getChildren().add(new InlineError(phrases, failure, Optional.of(model::read))));
        trouble.setVisible(why.isPresent());
        trouble.setManaged(why.isPresent());
    }

    private Node reading() {
        String camera = model.camera().map(Device::name).orElse("");
        VBox box = new VBox(new Skeleton(
                phrases, frame.motion(), phrases.of("reading", PlainName.of(camera)), model::cancelReading));
        box.getStyleClass().add("page-body");
        return box;
    }

    private Node failed(DeviceException why) {
        VBox box = new VBox(
                new DrawingView(Drawings.UNPLUGGED, DRAWING), new InlineError(phrases, why, Optional.of(model::read)));
        box.getStyleClass().addAll("page-body", "failed-page");
        box.setAlignment(Pos.TOP_CENTER);
        return box;
    }

    private Node noCamera() {
        return state(
                "no-camera-state",
                RecordingDrawings.SLOT,
                "empty.no-camera",
                "empty.add",
                () -> frame.addDevice(Optional.empty()));
    }

    private Node emptyCard() {
        return state("empty-card-state", RecordingDrawings.CARD, "empty.card", "empty.card.again", model::read);
    }

    private Node nothingMatches() {
        return state(
                "nothing-state",
                RecordingDrawings.NOTHING,
                "empty.nothing",
                "empty.nothing.all",
                () -> model.filter(CardFilter.ALL.withNewestFirst(
                        model.filterProperty().get().newestFirst())));
    }

    private Node state(String id, Drawing drawing, String words, String act, Runnable deed) {
        Button button = new Button(phrases.of(act));
        button.setId(id + "-act");
        button.getStyleClass().add("accent");
        button.setOnAction(_ -> deed.run());
        EmptyState empty = new EmptyState(drawing, phrases.of(words), button);
        empty.setId(id);
        empty.getStyleClass().add(Look.PAGE);
        return empty;
    }
}
