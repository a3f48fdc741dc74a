// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.sharing;

import atlantafx.base.controls.ToggleSwitch;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.holdfast.device.DeviceException;
import org.holdfast.service.Restream;
import org.holdfast.ui.control.CopyBox;
import org.holdfast.ui.control.InlineError;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.StateDot;

/** Switches the offering of one camera, shows the lines to paste, and where all cameras are offered. */
final class SharingPage implements Page {
    private final SharingModel model;
    private final Phrases phrases;
    private final ToggleSwitch offered = new ToggleSwitch();
    private final StateDot state = new StateDot();
    private final VBox trouble = new VBox();
    private final VBox lines = new VBox();
    private final PlaceForm place;
    private final ScrollPane node;
    private final Subscription subscriptions;
    private Optional<Restream.Offer> pasted = Optional.empty();
    private boolean showing;

    SharingPage(SharingModel model, Phrases phrases) {
        this.model = model;
        this.phrases = phrases;
        place = new PlaceForm(model, phrases);
        offered.setId("sharing-offered");
        offered.setAccessibleText(phrases.of("offer", model.device().name()));
        offered.selectedProperty().addListener((_, _, on) -> {
            if (!showing) {
                model.offer(on);
            }
        });
        lines.getStyleClass().add(Look.GAP_12);
        trouble.setId("sharing-trouble");
        VBox column = new VBox(line(phrases.of("intro"), Look.SECONDARY), camera(), place);
        column.setId("sharing");
        column.getStyleClass().addAll("page-body", "wifi-column");
        StackPane middle = new StackPane(column);
        middle.getStyleClass().add(Look.PAGE);
        middle.setAlignment(Pos.TOP_CENTER);
        middle.setMinHeight(Region.USE_PREF_SIZE);
        node = new ScrollPane(middle);
        node.setFitToWidth(true);
        node.setFitToHeight(true);
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.setFocusTraversable(false);
        node.getStyleClass().add("page-scroll");
        subscriptions = Subscription.combine(
                model.shown().subscribe(this::show),
                model.failure().subscribe(_ -> showTrouble()),
                model.working().subscribe(offered::setDisable));
    }

    private VBox camera() {
        Label name = line(phrases.of("offer", model.device().name()), Look.STRONG);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox first = new HBox(name, offered);
        first.getStyleClass().add(Look.GAP_16);
        first.setAlignment(Pos.CENTER_LEFT);
        state.setId("sharing-state");
        VBox card = new VBox(first, state, trouble, lines);
        card.getStyleClass().addAll(Look.CARD, "wifi-card");
        return card;
    }

    @Override
    public String title() {
        return phrases.of("title");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void closed() {
        subscriptions.unsubscribe();
        place.release();
        model.close();
    }

    private void show(SharingModel.Shown now) {
        showing = true;
        offered.setSelected(now.offered());
        showing = false;
        if (!now.offered()) {
            state.show(StateDot.Kind.UNKNOWN, phrases.of("state.off"));
        } else if (now.offer().isPresent()) {
            state.show(
                    StateDot.Kind.GOOD, phrases.of("state.on", now.offer().get().watchers()));
        } else {
            state.show(StateDot.Kind.BAD, phrases.of("state.failed"));
        }
        showTrouble();
        showLines(now);
    }

    /** The lines stay as they are while only the watchers change, so that a selection is not lost. */
    private void showLines(SharingModel.Shown now) {
        boolean same = pasted.isPresent() == now.offer().isPresent()
                && pasted.map(Restream.Offer::stream).equals(now.offer().map(Restream.Offer::stream))
                && lines.getUserData() != null
                && lines.getUserData().equals(now.choices().user());
        if (same) {
            return;
        }
        pasted = now.offer();
        lines.setUserData(now.choices().user());
        lines.getChildren().clear();
        lines.setManaged(pasted.isPresent());
        pasted.ifPresent(offer -> {
            for (Restream.Line each : offer.lines(now.choices().user())) {
                Label program = line(phrases.of("program." + each.program()), Look.SECONDARY);
                VBox box = new VBox(program, new CopyBox(phrases, "copy-" + each.program(), each.words()));
                box.getStyleClass().add(Look.GAP_4);
                lines.getChildren().add(box);
            }
            lines.getChildren().add(line(phrases.of("page", offer.page()), Look.SECONDARY));
        });
    }

    private void showTrouble() {
        Optional<DeviceException> why = model.failure().get();
        if (why.isEmpty()
                && model.shown().get().state() instanceof Restream.State.Failed(DeviceException cause)
                && model.shown().get().offered()) {
            why = Optional.of(cause);
        }
        trouble.getChildren().clear();
        why.ifPresent(cause -> trouble.getChildren().add(new InlineError(phrases, cause, Optional.of(model::again))));
        trouble.setManaged(why.isPresent());
    }

    static Label line(String words, String look) {
        Label label = new Label(words);
        label.getStyleClass().add(look);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
