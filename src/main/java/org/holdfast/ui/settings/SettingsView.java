// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.settings;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.holdfast.media.MediaEngine;
import org.holdfast.net.Registration;
import org.holdfast.service.AppFolders;
import org.holdfast.service.Services;
import org.holdfast.ui.control.Folders;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.SettingEntry;
import org.holdfast.ui.control.SettingRow;
import org.holdfast.ui.control.StateDot;

/** The nodes of the application's settings. */
final class SettingsView {
    private final Services services;
    private final Frame frame;
    private final Phrases phrases;
    private final SettingsModel model;
    private final Folders opener;
    private final VBox body = new VBox();
    private final ScrollPane scroll;
    private final List<SettingRow> rows = new ArrayList<>();
    private Registration listening = () -> {};

    SettingsView(Services services, Frame frame, Phrases phrases, SettingsModel model) {
        this.services = services;
        this.frame = frame;
        this.phrases = phrases;
        this.model = model;
        opener = new Folders(frame, services.clock());
        body.getStyleClass().addAll("page-body", "settings-page");
        StackPane middle = new StackPane(body);
        middle.setAlignment(Pos.TOP_CENTER);
        middle.setMinHeight(Region.USE_PREF_SIZE);
        middle.getStyleClass().add(Look.PAGE);
        scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("page-scroll");
    }

    Node node() {
        return scroll;
    }

    /** Builds the rows from what holds now. */
    void shown() {
        hidden();
        SettingEntry theme = model.theme();
        listening = services.preferences()
                .listen(now -> frame.background()
                        .later(() -> theme.read(model.theme().setting().get())));
        body.getChildren()
                .setAll(
                        group("appearance", list(row(theme), row(model.language()))),
                        group("video", list(engineRows())),
                        group("folders", folders()),
                        group("network", network()),
                        group("secrets", new SecretsPart(services.secrets(), frame, phrases)),
                        group("log", list(row(model.verboseLog()), logFolder())),
                        group("about", new AboutPart(frame, phrases)),
                        group("data", new DataPart(services, frame, phrases)));
    }

    void hidden() {
        listening.close();
        listening = () -> {};
        rows.forEach(SettingRow::release);
        rows.clear();
    }

    private SettingRow row(SettingEntry entry) {
        SettingRow row = new SettingRow(entry, phrases, frame, Optional.empty());
        rows.add(row);
        return row;
    }

    private static VBox list(Node... rows) {
        VBox list = new VBox(rows);
        list.getChildren().getFirst().pseudoClassStateChanged(Look.FIRST, true);
        list.getStyleClass().addAll(Look.CARD, "row-list");
        return list;
    }

    private VBox group(String key, Node content) {
        Label heading = new Label(phrases.of("group." + key));
        heading.getStyleClass().add(Look.SECTION_TITLE);
        VBox group = new VBox(heading, content);
        group.setId("group-" + key);
        group.getStyleClass().add(Look.GAP_8);
        if (key.equals("data")) {
            group.getStyleClass().add("danger-group");
        }
        return group;
    }

    private Node[] engineRows() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(row(model.engine()));
        for (MediaEngine engine : model.engines()) {
            MediaEngine.Report report = engine.report();
            StateDot.Kind kind =
                    report.usable() ? report.rtsp() ? StateDot.Kind.GOOD : StateDot.Kind.WEAK : StateDot.Kind.UNKNOWN;
            StateDot dot = new StateDot(kind, phrases.say(report.words()));
            dot.setId("engine-" + engine.id());
            dot.getStyleClass().add("report-row");
            nodes.add(dot);
        }
        nodes.add(row(model.films()));
        return nodes.toArray(Node[]::new);
    }

    private VBox folders() {
        AppFolders folders = services.folders();
        Button change = button("pictures-change", "folder.change");
        Button usual = button("pictures-usual", "folder.usual");
        FolderRow pictures = new FolderRow(
                "pictures", phrases.of("folder.pictures"), model.pictures(), usual, change, opener("pictures"));
        Runnable refresh = () -> {
            pictures.show(model.pictures());
            usual.setVisible(model.picturesChosen());
            usual.setManaged(model.picturesChosen());
        };
        refresh.run();
        change.setOnAction(event -> choose().ifPresent(folder -> {
            model.choosePictures(Optional.of(folder));
            refresh.run();
        }));
        usual.setOnAction(event -> {
            model.choosePictures(Optional.empty());
            refresh.run();
        });
        return list(
                pictures,
                folder("config", folders.config()),
                folder("data", folders.data()),
                folder("cache", folders.cache()));
    }

    private Optional<Path> choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(phrases.of("folder.pictures"));
        Path now = model.pictures();
        if (Files.isDirectory(now)) {
            chooser.setInitialDirectory(now.toFile());
        }
        File chosen = chooser.showDialog(scroll.getScene().getWindow());
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    private Button button(String id, String key) {
        Button button = new Button(phrases.of(key));
        button.setId(id);
        return button;
    }

    private Button opener(String id) {
        Button open = button("open-" + id, "folder.open");
        open.setAccessibleText(phrases.of("folder.open.what", phrases.of("folder." + id)));
        open.setOnAction(event -> opener.open(
                switch (id) {
                    case "config" -> services.folders().config();
                    case "data" -> services.folders().data();
                    case "cache" -> services.folders().cache();
                    case "logs" -> services.folders().logs();
                    default -> model.pictures();
                }));
        return open;
    }

    private FolderRow folder(String id, Path path) {
        return new FolderRow(id, phrases.of("folder." + id), path, opener(id));
    }

    private FolderRow logFolder() {
        return folder("logs", services.folders().logs());
    }

    private VBox network() {
        List<SettingEntry> interfaces = model.interfaces();
        Label words = new Label(phrases.of(interfaces.isEmpty() ? "network.none" : "network.words"));
        words.getStyleClass().addAll(Look.SECONDARY, "part-words");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox list = list(words);
        interfaces.forEach(entry -> list.getChildren().add(row(entry)));
        return list;
    }
}
