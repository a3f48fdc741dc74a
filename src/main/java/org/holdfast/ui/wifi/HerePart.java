// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wifi;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.holdfast.device.DeviceException;
import org.holdfast.device.WifiSetup;
import org.holdfast.ui.control.InlineError;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.PlainName;

/** Where the device is now, and how strong its signal. */
final class HerePart extends VBox {
    private final String device;
    private final WifiModel model;
    private final Phrases phrases;

    HerePart(String device, WifiModel model, Phrases phrases) {
        this.device = device;
        this.model = model;
        this.phrases = phrases;
        setId("wifi-here");
        model.here().subscribe(this::show);
    }

    private void show(WifiModel.Here here) {
        Node content = switch (here) {
            case WifiModel.Here.Asking() -> row(OptionalInt.empty(), phrases.of("here.asking", device), "");
            case WifiModel.Here.Known(Optional<WifiSetup.Present> present) ->
                present.map(this::known)
                        .orElseGet(() -> row(OptionalInt.empty(), phrases.of("here.untold", device), ""));
            case WifiModel.Here.Failed(DeviceException why) ->
                new InlineError(phrases, why, Optional.of(model::askAgain));
        };
        getChildren()
                .setAll(Parts.section(
                        Parts.title(phrases.of("here", device)),
                        content instanceof InlineError ? content : Parts.card(content)));
    }

    private Node known(WifiSetup.Present present) {
        String name = present.ssid().map(PlainName::of).orElseGet(() -> phrases.of("here.own"));
        String signal = present.dBm().isPresent()
                ? phrases.of("here.signal", Signal.words(phrases, present.dBm()), Signal.figure(phrases, present.dBm()))
                : "";
        return row(present.dBm(), name, signal);
    }

    private Node row(OptionalInt dBm, String words, String signal) {
        Label name = Parts.line(words, signal.isEmpty() ? Look.SECONDARY : Look.STRONG);
        name.setId("wifi-here-name");
        VBox both = new VBox(name);
        both.getStyleClass().add(Look.GAP_4);
        HBox.setHgrow(both, Priority.ALWAYS);
        HBox row = new HBox(both);
        row.getStyleClass().add(Look.GAP_12);
        row.setAlignment(Pos.CENTER_LEFT);
        if (!signal.isEmpty()) {
            row.getChildren().addFirst(new Signal(phrases, dBm));
            Label strength = Parts.line(signal, Look.SECONDARY);
            strength.setId("wifi-here-signal");
            strength.getStyleClass().add(Look.FIGURES);
            both.getChildren().add(strength);
        }
        return row;
    }
}
