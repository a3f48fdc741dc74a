// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.sharing;

import java.net.InetAddress;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.holdfast.device.Text;
import org.holdfast.service.RestreamChoices;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.SecretField;
import org.jspecify.annotations.Nullable;

/** Where all cameras are offered, and who may watch. */
final class PlaceForm extends VBox {
    private final SharingModel model;
    private final Phrases phrases;
    private final ComboBox<String> address = new ComboBox<>();
    private final TextField port = new TextField();
    private final Label portWrong = wrong("sharing-port-wrong");
    private final TextField user = new TextField();
    private final Label userWrong = wrong("sharing-user-wrong");
    private final SecretField password;
    private final Label passwordWrong = wrong("sharing-password-wrong");
    private final Button save;
    private final Subscription subscriptions;

    PlaceForm(SharingModel model, Phrases phrases) {
        this.model = model;
        this.phrases = phrases;
        getStyleClass().addAll(Look.CARD, "wifi-card");
        password = new SecretField(phrases, "sharing-password", phrases.of("password"));
        address.setId("sharing-address");
        address.setAccessibleText(phrases.of("address"));
        address.setConverter(words());
        port.setId("sharing-port");
        port.setPrefColumnCount(6);
        port.setMaxWidth(USE_PREF_SIZE);
        user.setId("sharing-user");
        user.setPrefColumnCount(18);
        user.setMaxWidth(USE_PREF_SIZE);
        user.setPromptText(phrases.of("user.nobody"));
        port.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                check(portWrong, SharingModel.portObjection(port.getText()));
            }
        });
        user.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                check(userWrong, SharingModel.userObjection(user.getText()));
            }
        });
        save = new Button(phrases.of("save"));
        save.setId("sharing-save");
        save.setOnAction(_ -> save());
        password.onEnter(this::save);
        Label title = SharingPage.line(phrases.of("place"), Look.SECTION_TITLE);
        getChildren()
                .addAll(
                        title,
                        field("address", address, SharingPage.line(phrases.of("address.help"), Look.SECONDARY)),
                        field("port", port, portWrong),
                        field("user", user, userWrong),
                        field("password", password, passwordWrong),
                        SharingPage.line(phrases.of("clear"), Look.SECONDARY),
                        save);
        fill(model.shown().get().choices());
        subscriptions = Subscription.combine(
                model.working().subscribe(save::setDisable),
                model.passwordKept()
                        .subscribe(kept -> password.setPrompt(phrases.of(kept ? "password.kept" : "password.none"))));
    }

    private VBox field(String key, Node control, Label below) {
        Label label = new Label(phrases.of(key));
        label.setLabelFor(control instanceof SecretField secret ? secret.present() : control);
        VBox box = new VBox(label, control, below);
        box.getStyleClass().add(Look.GAP_4);
        return box;
    }

    private static Label wrong(String id) {
        Label label = SharingPage.line("", "field-error");
        label.setId(id);
        label.setVisible(false);
        label.setManaged(false);
        return label;
    }

    private StringConverter<String> words() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable String host) {
                if (host == null) {
                    return "";
                }
                return host.equals(RestreamChoices.INITIAL.host()) ? phrases.of("address.own", host) : host;
            }

            @Override
            public @Nullable String fromString(String typed) {
                return null;
            }
        };
    }

    private void fill(RestreamChoices choices) {
        address.getItems()
                .setAll(model.addresses().stream()
                        .map(InetAddress::getHostAddress)
                        .distinct()
                        .toList());
        if (!address.getItems().contains(choices.host())) {
            address.getItems().add(choices.host());
        }
        address.setValue(choices.host());
        port.setText(Integer.toString(choices.port()));
        user.setText(choices.user().orElse(""));
    }

    private boolean check(Label label, Optional<Text> objection) {
        label.setText(objection.map(phrases::say).orElse(""));
        label.setVisible(objection.isPresent());
        label.setManaged(objection.isPresent());
        return objection.isEmpty();
    }

    private void save() {
        boolean right = check(portWrong, SharingModel.portObjection(port.getText()));
        right &= check(userWrong, SharingModel.userObjection(user.getText()));
        boolean missing = !user.getText().isBlank()
                && password.length() == 0
                && !model.passwordKept().get();
        right &= check(
                passwordWrong,
                missing ? Optional.of(Text.of(SharingModel.BUNDLE, "password.missing")) : Optional.empty());
        if (!right) {
            return;
        }
        model.place(address.getValue(), port.getText(), user.getText(), password.typed());
        password.clear();
    }

    void release() {
        subscriptions.unsubscribe();
    }
}
