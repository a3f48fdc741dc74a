// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wifi;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup.AccessPoint;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.PlainName;
import org.holdfast.ui.control.SecretField;

/** A network's name, where it has to be typed, and its password. What is typed stays until it is sent or left. */
final class NetworkForm extends VBox {
    private final String device;
    private final WifiModel model;
    private final Phrases phrases;
    private final Label title = Parts.title("");
    private final TextField name = new TextField();
    private final SecretField password;
    private final Label wrong = Parts.line("", "field-error");
    private final VBox nameBox;
    private final VBox passwordBox;
    private final Label note = Parts.line("", Look.SECONDARY);
    private final Button back;
    private Optional<AccessPoint> point = Optional.empty();

    NetworkForm(String device, WifiModel model, Phrases phrases) {
        this.device = device;
        this.model = model;
        this.phrases = phrases;
        setId("wifi-form");
        title.setId("wifi-form-title");
        name.setId("wifi-name");
        name.setAccessibleText(phrases.of("name"));
        name.getStyleClass().add("wifi-name");
        name.setMaxWidth(Region.USE_PREF_SIZE);
        name.setOnAction(event -> review());
        name.focusedProperty().addListener((property, was, focused) -> {
            if (!focused && !name.getText().isEmpty()) {
                check();
            }
        });
        Label nameLabel = new Label(phrases.of("name"));
        nameLabel.setLabelFor(name);
        nameBox = new VBox(nameLabel, name);
        nameBox.getStyleClass().add(Look.GAP_4);
        password = new SecretField(phrases, "wifi-password", phrases.of("password"));
        password.setMaxWidth(Region.USE_PREF_SIZE);
        password.onLeave(this::check);
        password.onChange(() -> complain(Optional.empty()));
        password.onEnter(this::review);
        Label label = new Label(phrases.of("password"));
        label.setLabelFor(password.present());
        passwordBox = new VBox(label, password);
        passwordBox.getStyleClass().add(Look.GAP_4);
        wrong.setId("wifi-wrong");
        back = Parts.button("wifi-back", phrases.of("back"), this::leave);
        VBox fields = Parts.card(
                nameBox,
                passwordBox,
                note,
                wrong,
                Parts.buttons(back, Parts.button("wifi-review", phrases.of("review"), this::review)));
        getChildren().add(Parts.section(title, fields));
        complain(Optional.empty());
    }

    /** Begins with a network, or goes on where it is the same as before. */
    void show(Optional<AccessPoint> chosen) {
        String before = point.map(AccessPoint::ssid).orElse("");
        if (!before.equals(chosen.map(AccessPoint::ssid).orElse(""))) {
            password.clear();
        }
        point = chosen;
        complain(Optional.empty());
        title.setText(chosen.map(each -> phrases.of("form", device, PlainName.of(each.ssid())))
                .orElseGet(() -> phrases.of(model.scans() ? "form.typed" : "form.blind", device)));
        visible(nameBox, chosen.isEmpty());
        boolean open =
                chosen.flatMap(AccessPoint::secured).filter(secured -> !secured).isPresent();
        boolean told = chosen.flatMap(AccessPoint::secured).isPresent();
        visible(passwordBox, !open);
        note.setText(open ? phrases.of("password.open") : told ? "" : phrases.of("password.untold"));
        visible(note, open || !told);
        visible(back, model.scans());
    }

    /** Puts the focus where something is to be typed. */
    void focusFirst() {
        (nameBox.isVisible() ? name : password.present()).requestFocus();
    }

    /** Forgets what was typed. */
    void clear() {
        name.clear();
        password.clear();
    }

    private static void visible(Region node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    private String ssid() {
        // Spaces at the ends are part of a name, but hardly ever meant by who types them.
        return point.map(AccessPoint::ssid).orElseGet(() -> name.getText().strip());
    }

    private char[] typed() {
        return passwordBox.isVisible() ? password.typed() : new char[0];
    }

    private void check() {
        complain(ssid().isEmpty() ? Optional.empty() : model.objection(ssid(), typed()));
    }

    private void review() {
        if (ssid().isEmpty()) {
            complain(Optional.of(Text.of(WifiModel.BUNDLE, "name.empty")));
            name.requestFocus();
        } else {
            complain(model.review(ssid(), typed()));
        }
    }

    private void complain(Optional<Text> objection) {
        wrong.setText(objection.map(phrases::say).orElse(""));
        visible(wrong, objection.isPresent());
    }

    private void leave() {
        clear();
        model.back();
    }
}
