// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.secrets;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.holdfast.device.DeviceException;
import org.holdfast.ui.control.InlineError;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.PlainName;
import org.holdfast.ui.control.SecretField;

/** The box to paste into, the place for files, and what was wrong with the last attempt. */
final class AskingPart {
    private static final int ROWS = 5;

    private final ImportModel model;
    private final Phrases phrases;
    private final TextArea box = new TextArea();
    private final Label wrong = ImportPage.line("", "field-error");
    private final VBox pasting;
    private final VBox files;

    AskingPart(ImportModel model, Phrases phrases, FilePicker picker) {
        this.model = model;
        this.phrases = phrases;
        pasting = pasting();
        files = files(picker);
    }

    private VBox pasting() {
        box.setId("tokens-paste");
        box.setPrefRowCount(ROWS);
        box.getStyleClass().add("tokens-paste");
        box.setAccessibleText(phrases.of("paste.say"));
        box.setWrapText(true);
        wrong.setId("tokens-paste-wrong");
        visible(wrong, false);
        box.textProperty().addListener((_, _, _) -> visible(wrong, false));
        Button read = ImportPage.button("tokens-read", phrases.of("read"), this::read);
        read.getStyleClass().add("accent");
        VBox card = new VBox(box, wrong);
        model.pasteHelp().forEach(help -> card.getChildren().add(ImportPage.line(phrases.say(help), Look.SECONDARY)));
        card.getChildren().add(read);
        card.getStyleClass().addAll(Look.CARD, "tokens-card");
        return ImportPage.section(phrases.of("paste"), card);
    }

    private void read() {
        if (box.getText().isBlank()) {
            wrong.setText(phrases.of("read.nothing"));
            visible(wrong, true);
            box.requestFocus();
        } else {
            model.paste(box.getText());
        }
    }

    private VBox files(FilePicker picker) {
        Button file = ImportPage.button("tokens-file", phrases.of("choose"), () -> {});
        file.setOnAction(_ -> picker.pick(file.getScene().getWindow(), phrases.of("choose.title"), false)
                .ifPresent(model::read));
        Button folder = ImportPage.button("tokens-folder", phrases.of("choose-folder"), () -> {});
        folder.setOnAction(_ -> picker.pick(folder.getScene().getWindow(), phrases.of("choose-folder.title"), true)
                .ifPresent(model::read));
        DropZone zone = new DropZone("tokens-drop", phrases.of("drop"), model::read)
                .with(file)
                .with(folder);
        VBox card = new VBox(zone);
        model.fileHelp().forEach(help -> card.getChildren().add(ImportPage.line(phrases.say(help), Look.SECONDARY)));
        card.getStyleClass().addAll(Look.CARD, "tokens-card");
        return ImportPage.section(phrases.of("file"), card);
    }

    /** What stands on the page while nothing was read. */
    List<Node> show(ImportModel.Stage stage) {
        Label intro = ImportPage.line(phrases.of("intro"), Look.SECONDARY);
        return switch (stage) {
            case ImportModel.Stage.PasswordWanted(ImportModel.Locked locked) -> List.of(password(locked));
            case ImportModel.Stage.Asking(Optional<DeviceException> failure)
            when failure.isPresent() -> List.of(error(failure.get()), pasting, files);
            default -> List.of(intro, pasting, files);
        };
    }

    private Node error(DeviceException why) {
        return new InlineError(phrases, why, Optional.empty());
    }

    private VBox password(ImportModel.Locked locked) {
        String name = PlainName.of(String.valueOf(locked.file().getFileName()));
        SecretField field = new SecretField(phrases, "tokens-password", phrases.of("password.say"));
        Runnable unlock = () -> {
            char[] typed = field.typed();
            field.clear();
            model.unlock(typed);
        };
        field.onEnter(unlock);
        Button open = ImportPage.button("tokens-unlock", phrases.of("unlock"), unlock);
        open.getStyleClass().add("accent");
        HBox buttons = new HBox(open, ImportPage.button("tokens-back", phrases.of("review.back"), model::back));
        buttons.getStyleClass().add(Look.GAP_8);
        VBox card = new VBox();
        if (locked.tried()) {
            Label again = ImportPage.line(phrases.of("password.wrong", name), "field-error");
            again.setId("tokens-password-wrong");
            card.getChildren().add(again);
        }
        field.setMaxWidth(SecretField.USE_PREF_SIZE);
        card.getChildren().addAll(field, ImportPage.line(phrases.of("password.help"), Look.SECONDARY), buttons);
        card.getStyleClass().addAll(Look.CARD, "tokens-card");
        return ImportPage.section(phrases.of("password", name), card);
    }

    private static void visible(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    /** Forgets what was pasted. */
    void clear() {
        box.clear();
    }
}
