// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.control.Dialogs;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/** Makes a group or changes one: its name and its outlets. */
final class GroupDialog {
    private final SwitchContext context;
    private final Phrases phrases;
    private final String id;
    private final TextField name = new TextField();
    private final Map<Switchboard.Point, CheckBox> boxes = new LinkedHashMap<>();
    private final List<Switchboard.Point> absent = new ArrayList<>();
    private final Label wrong = new Label();
    private final Button act = new Button();

    private GroupDialog(SwitchContext context, String id) {
        this.context = context;
        this.id = id;
        phrases = context.phrases();
    }

    static void make(SwitchContext context, List<Switchboard.Point> first) {
        GroupDialog dialog = new GroupDialog(context, UUID.randomUUID().toString());
        dialog.show(dialog.phrases.of("group.make"), "", first, "group.make.act");
    }

    static void edit(SwitchContext context, Switchboard.Group group) {
        GroupDialog dialog = new GroupDialog(context, group.id());
        dialog.show(dialog.phrases.of("group.edit", group.name()), group.name(), group.points(), "group.edit.act");
    }

    private void show(String title, String present, List<Switchboard.Point> members, String deed) {
        name.setText(present);
        name.setId("group-name");
        name.setPromptText(phrases.of("group.name.prompt"));
        Label label = new Label(phrases.of("group.name"));
        label.setLabelFor(name);
        wrong.setId("group-wrong");
        wrong.getStyleClass().add("field-error");
        wrong.setWrapText(true);
        wrong.setMinHeight(Region.USE_PREF_SIZE);
        wrong("");
        VBox field = new VBox(label, name, wrong);
        field.getStyleClass().add(Look.GAP_4);
        VBox list = new VBox();
        list.getStyleClass().add("group-members");
        for (Switchboard.Panel panel : context.board().panels()) {
            for (Switchboard.Row row : panel.rows()) {
                list.getChildren().add(box(panel, row, members.contains(row.point())));
            }
        }
        members.stream().filter(point -> !boxes.containsKey(point)).forEach(absent::add);
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().addAll("plain-scroll", "group-scroll");
        VBox choice = new VBox(new Label(phrases.of("group.members")), scroll);
        choice.getStyleClass().add(Look.GAP_8);
        act.setId("group-act");
        act.setText(phrases.of(deed));
        act.getStyleClass().add("accent");
        act.setOnAction(_ -> keep());
        name.setOnAction(_ -> act.fire());
        name.textProperty().addListener((_, _, _) -> wrong(""));
        new Dialogs(context.frame()).show(title, phrases.of("group.words"), List.of(field, choice), act);
        name.requestFocus();
    }

    private CheckBox box(Switchboard.Panel panel, Switchboard.Row row, boolean chosen) {
        CheckBox box = new CheckBox(SwitchWords.name(phrases, panel, row));
        box.setId("member-" + row.point().deviceId() + "-" + row.point().outlet());
        box.setMnemonicParsing(false);
        box.setSelected(chosen);
        if (row.outlet().kind() == Switches.Kind.MASTER) {
            box.setText(phrases.of("group.master", box.getText()));
        }
        box.setMaxWidth(Double.MAX_VALUE);
        boxes.put(row.point(), box);
        return box;
    }

    private void keep() {
        List<Switchboard.Point> chosen = new ArrayList<>(absent);
        boxes.forEach((point, box) -> {
            if (box.isSelected()) {
                chosen.add(point);
            }
        });
        if (name.getText().isBlank()) {
            wrong(phrases.of("group.nameless"));
            name.requestFocus();
            return;
        }
        if (chosen.isEmpty()) {
            wrong(phrases.of("group.empty"));
            return;
        }
        act.setDisable(true);
        Switchboard.Group group = new Switchboard.Group(id, name.getText().strip(), chosen);
        context.frame()
                .background()
                .act(() -> context.board().keep(group), () -> context.frame().closeDialog(), this::refused);
    }

    private void refused(DeviceException why) {
        act.setDisable(false);
        wrong(phrases.say(why.sentence()) + " " + phrases.say(why.advice()));
        name.requestFocus();
    }

    private void wrong(String words) {
        wrong.setText(words);
        wrong.setVisible(!words.isEmpty());
        wrong.setManaged(!words.isEmpty());
    }
}
