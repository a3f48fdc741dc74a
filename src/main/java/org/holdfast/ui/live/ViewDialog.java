// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.holdfast.device.Device;
import org.holdfast.service.WallState.View;
import org.holdfast.ui.control.Dialogs;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/** Asks for a view's name and which cameras it shows. */
final class ViewDialog {
    private final Frame frame;
    private final Phrases phrases;
    private final WallModel model;
    private final TextField name = new TextField();
    private final Label wrong = new Label();
    private final List<CheckBox> boxes = new ArrayList<>();

    private ViewDialog(Frame frame, Phrases phrases, WallModel model) {
        this.frame = frame;
        this.phrases = phrases;
        this.model = model;
    }

    /** A new view; it begins with the cameras that are shown now. */
    static void make(Frame frame, Phrases phrases, WallModel model) {
        ViewDialog dialog = new ViewDialog(frame, phrases, model);
        dialog.show(
                phrases.of("view.new"),
                "",
                Optional.empty(),
                cameras -> model.save(dialog.name.getText().strip(), cameras));
    }

    /** Another name and other cameras for a view. */
    static void change(Frame frame, Phrases phrases, WallModel model, View view) {
        ViewDialog dialog = new ViewDialog(frame, phrases, model);
        dialog.show(
                phrases.of("view.change"),
                view.name(),
                Optional.of(view.id()),
                cameras -> model.change(view.id(), dialog.name.getText().strip(), cameras));
    }

    private void show(String title, String present, Optional<String> id, Chosen chosen) {
        name.setText(present);
        name.setId("view-name");
        name.setAccessibleText(phrases.of("view.name"));
        wrong.setId("view-problem");
        wrong.getStyleClass().add("field-error");
        wrong.setVisible(false);
        name.textProperty().subscribe(_ -> wrong.setVisible(false));
        VBox field = new VBox(new Label(phrases.of("view.name")), name, wrong);
        field.getStyleClass().add(Look.GAP_4);
        Button act = new Button(phrases.of("view.act"));
        act.setId("view-act");
        act.getStyleClass().add("accent");
        act.setOnAction(_ -> {
            Optional<String> problem = problem(id);
            if (problem.isPresent()) {
                wrong.setText(problem.get());
                wrong.setVisible(true);
                name.requestFocus();
            } else {
                frame.closeDialog();
                chosen.take(ticked());
            }
        });
        name.setOnAction(_ -> act.fire());
        new Dialogs(frame).show(title, phrases.of("view.words"), List.of(field, cameras()), act);
        name.requestFocus();
    }

    private Optional<String> problem(Optional<String> id) {
        if (ticked().isEmpty()) {
            return Optional.of(phrases.of("view.no-cameras"));
        }
        return model.problemWith(name.getText(), id)
                .map(kind -> phrases.of("view.name." + kind.name().toLowerCase(Locale.ROOT)));
    }

    /** Those of the view first and in their order, then the rest. */
    private VBox cameras() {
        List<Device> order = new ArrayList<>(model.arranged());
        model.all().stream().filter(device -> !order.contains(device)).forEach(order::add);
        VBox list = new VBox();
        list.getStyleClass().addAll("view-cameras", Look.GAP_8);
        for (Device device : order) {
            CheckBox box = new CheckBox(device.name());
            box.setId("view-camera-" + device.id());
            box.setMnemonicParsing(false);
            box.setUserData(device.id());
            box.setSelected(model.arranged().contains(device));
            box.selectedProperty().subscribe(_ -> wrong.setVisible(false));
            boxes.add(box);
            list.getChildren().add(box);
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("view-scroll", "edge-to-edge");
        VBox section = new VBox(new Label(phrases.of("view.cameras")), scroll);
        section.getStyleClass().add(Look.GAP_4);
        return section;
    }

    private List<String> ticked() {
        return boxes.stream()
                .filter(CheckBox::isSelected)
                .map(box -> (String) box.getUserData())
                .toList();
    }

    private interface Chosen {
        void take(List<String> cameras);
    }
}
