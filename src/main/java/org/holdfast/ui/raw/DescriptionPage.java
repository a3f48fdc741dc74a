// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.raw;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.ModelFiles.Kept;
import org.holdfast.ui.control.InlineError;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.PlainName;
import org.holdfast.ui.secrets.DropZone;
import org.holdfast.ui.secrets.FilePicker;

/** Takes descriptions in by dropping or choosing, and lists those that are kept. */
final class DescriptionPage implements Page {
    private final Device device;
    private final DescriptionModel model;
    private final Phrases phrases;
    private final Runnable reconnect;
    private final VBox said = new VBox();
    private final VBox list = new VBox();
    private final ScrollPane node;

    /** @param reconnect opens the device anew, so that it is used at once */
    DescriptionPage(Device device, DescriptionModel model, Phrases phrases, FilePicker picker, Runnable reconnect) {
        this.device = device;
        this.model = model;
        this.phrases = phrases;
        this.reconnect = reconnect;
        list.setId("descriptions");
        VBox column = new VBox(RawPage.line(phrases.of("description.words"), Look.SECONDARY), adding(picker), list);
        column.getStyleClass().addAll("page-body", "tokens-column");
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
        model.status().subscribe(this::show);
        model.kept().subscribe(this::show);
        model.look();
    }

    private VBox adding(FilePicker picker) {
        Button add = new Button(phrases.of("description.add"));
        add.setId("description-add");
        add.setOnAction(_ -> picker.pick(add.getScene().getWindow(), phrases.of("description.choose"), false)
                .ifPresent(this::take));
        DropZone zone = new DropZone("description-drop", phrases.of("description.drop"), this::take).with(add);
        return RawPage.section(
                phrases.of("description.adding"), zone, said, RawPage.line(phrases.say(model.help()), Look.SECONDARY));
    }

    private void take(Path file) {
        model.keep(file, added -> {
            if (isMine(added)) {
                reconnect.run();
            }
        });
    }

    private boolean isMine(Kept each) {
        return each.model().equals(device.model());
    }

    private void show(DescriptionModel.Status status) {
        said.getChildren().clear();
        switch (status) {
            case DescriptionModel.Status.Idle() -> {}
            case DescriptionModel.Status.Working() ->
                said.getChildren().add(RawPage.line(phrases.of("description.reading"), Look.SECONDARY));
            case DescriptionModel.Status.Added(Kept what) -> {
                Label words = RawPage.line(
                        isMine(what)
                                ? phrases.of("description.added", PlainName.of(what.model()))
                                : phrases.of(
                                        "description.added.other",
                                        PlainName.of(what.model()),
                                        device.name(),
                                        PlainName.of(device.model())),
                        Look.STRONG);
                words.setId("description-added");
                said.getChildren().add(words);
            }
            case DescriptionModel.Status.Failed(DeviceException why) ->
                said.getChildren().add(new InlineError(phrases, why, Optional.empty()));
        }
        RawPage.visible(said, !said.getChildren().isEmpty());
    }

    private void show(List<Kept> kept) {
        list.getChildren().clear();
        RawPage.visible(list, !kept.isEmpty());
        VBox rows = new VBox();
        rows.getStyleClass().addAll(Look.CARD, "token-list");
        for (int i = 0; i < kept.size(); i++) {
            HBox row = row(kept.get(i), i);
            row.pseudoClassStateChanged(Look.FIRST, i == 0);
            rows.getChildren().add(row);
        }
        list.getStyleClass().setAll(Look.GAP_8);
        list.getChildren().addAll(RawPage.line(phrases.of("description.kept"), Look.SECTION_TITLE), rows);
    }

    private HBox row(Kept each, int place) {
        String shown = PlainName.of(each.title().isBlank() ? each.model() : each.title());
        VBox words = new VBox(RawPage.line(shown, Look.STRONG));
        words.getChildren()
                .add(RawPage.line(
                        isMine(each)
                                ? phrases.of("description.mine", PlainName.of(each.model()), device.name())
                                : PlainName.of(each.model()),
                        Look.SECONDARY));
        words.getStyleClass().add(Look.GAP_4);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button forget = new Button(phrases.of("description.forget"));
        forget.setId("description-forget-" + place);
        forget.getStyleClass().addAll("small", "flat");
        forget.setMinWidth(Region.USE_PREF_SIZE);
        forget.setAccessibleText(phrases.of("description.forget.say", shown));
        forget.setOnAction(_ -> model.forget(each, () -> {
            if (isMine(each)) {
                reconnect.run();
            }
        }));
        HBox row = new HBox(words, forget);
        row.getStyleClass().addAll("token-row", Look.GAP_12);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    @Override
    public String title() {
        return phrases.of("description");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void closed() {
        model.close();
    }
}
