// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.password;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.device.Credentials;
import org.holdfast.device.Text;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.SecretField;

/** Asks for the secrets of a device, in place: masked, with help where to find them, and a way to forget them. */
final class PasswordForm extends VBox {
    private final PasswordModel model;
    private final Phrases phrases;
    private final Runnable saved;
    private final Map<Credentials.Field, SecretField> fields = new LinkedHashMap<>();
    private final Map<Credentials.Field, Label> wrongs = new LinkedHashMap<>();
    private final Label said = new Label();
    private final Button save;
    private final Button forget;

    /**
     * @param button what saving is called, such as "Save and try again"
     * @param saved called when they are saved
     * @param importing opens the page on which files are read
     */
    PasswordForm(PasswordModel model, Phrases phrases, String button, Runnable saved, Runnable importing) {
        this.model = model;
        this.phrases = phrases;
        this.saved = saved;
        setId("password-form");
        getStyleClass().addAll("password-form", Look.GAP_12);
        for (Credentials.Field field : model.fields()) {
            getChildren().add(row(field));
        }
        said.setId("password-said");
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        save = new Button(button);
        save.setId("password-save");
        save.getStyleClass().add("accent");
        save.setOnAction(event -> save());
        forget = new Button(phrases.of("forget"));
        forget.setId("password-forget");
        forget.getStyleClass().add("flat");
        forget.setOnAction(event -> model.forget());
        FlowPane buttons = new FlowPane(save);
        if (model.reads()) {
            buttons.getChildren().addAll(flat("import", importing), flat("ask", () -> model.ask(saved)));
        }
        buttons.getChildren().add(forget);
        buttons.getStyleClass().add("buttons");
        getChildren().addAll(buttons, said);
        model.status().subscribe(this::show);
        model.saved().subscribe(kinds -> {
            visible(forget, !kinds.isEmpty());
            fields.forEach(
                    (field, typed) -> typed.setPrompt(phrases.of(kinds.contains(field.kind()) ? "saved" : "none")));
        });
        model.look();
    }

    private VBox row(Credentials.Field field) {
        String name = phrases.say(field.label());
        SecretField typed = new SecretField(phrases, "password-" + field.kind(), name);
        typed.setMaxWidth(Region.USE_PREF_SIZE);
        Label label = new Label(name);
        label.setLabelFor(typed.present());
        Label help = new Label(phrases.say(field.help()));
        help.getStyleClass().add(Look.SECONDARY);
        Label wrong = new Label();
        wrong.setId("password-wrong-" + field.kind());
        wrong.getStyleClass().add("field-error");
        visible(wrong, false);
        for (Label each : new Label[] {help, wrong}) {
            each.setWrapText(true);
            each.setMinHeight(USE_PREF_SIZE);
        }
        typed.onLeave(() -> check(field));
        typed.onChange(() -> visible(wrong, false));
        typed.onEnter(this::save);
        if (model.reads()) {
            typed.onPasteOfLines(lines -> model.search(field.kind(), lines, secret -> {
                typed.fill(secret);
                Arrays.fill(secret, '\0');
            }));
        }
        fields.put(field, typed);
        wrongs.put(field, wrong);
        VBox box = new VBox(label, typed, wrong, help);
        box.getStyleClass().add(Look.GAP_4);
        return box;
    }

    private Button flat(String name, Runnable act) {
        Button button = new Button(phrases.of(name));
        button.setId("password-" + name);
        button.getStyleClass().add("flat");
        button.setOnAction(event -> act.run());
        return button;
    }

    private static void visible(Region node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    private boolean check(Credentials.Field field) {
        Optional<Text> objection =
                Optional.ofNullable(fields.get(field)).flatMap(typed -> model.objection(field, typed.length()));
        Label wrong = wrongs.get(field);
        if (wrong != null) {
            wrong.setText(objection.map(phrases::say).orElse(""));
            visible(wrong, objection.isPresent());
        }
        return objection.isEmpty();
    }

    private void save() {
        boolean right = true;
        for (Credentials.Field field : model.fields()) {
            right &= check(field);
        }
        if (!right) {
            return;
        }
        Map<String, char[]> typed = new LinkedHashMap<>();
        fields.forEach((field, secret) -> typed.put(field.kind(), secret.typed()));
        model.save(typed, () -> {
            fields.values().forEach(SecretField::clear);
            saved.run();
        });
    }

    private void show(PasswordModel.Status status) {
        boolean working = status instanceof PasswordModel.Status.Working;
        save.setDisable(working);
        forget.setDisable(working);
        String words = switch (status) {
            case PasswordModel.Status.Idle() -> "";
            case PasswordModel.Status.Working() -> phrases.of("working");
            case PasswordModel.Status.Found(int others) -> phrases.of(others == 0 ? "found" : "found.others", others);
            case PasswordModel.Status.Done(PasswordModel.Status.Change change) ->
                phrases.of(change == PasswordModel.Status.Change.SAVED ? "done.saved" : "done.removed");
            case PasswordModel.Status.Failed(Text why) -> phrases.say(why);
        };
        said.getStyleClass().setAll(status instanceof PasswordModel.Status.Failed ? "field-error" : Look.SECONDARY);
        said.setText(words);
        visible(said, !words.isEmpty());
    }
}
