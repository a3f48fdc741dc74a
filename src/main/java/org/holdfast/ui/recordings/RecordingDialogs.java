// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.device.Device;
import org.holdfast.media.convert.ConversionJob;
import org.holdfast.service.DownloadRules;
import org.holdfast.service.Downloads;
import org.holdfast.ui.control.Dialogs;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.PlainName;

/** The dialogs about downloading, the rule of a camera and converting. FX thread only. */
final class RecordingDialogs {
    private final Frame frame;
    private final Phrases phrases;

    RecordingDialogs(Frame frame, Phrases phrases) {
        this.frame = frame;
        this.phrases = phrases;
    }

    private Button act(String id, String words) {
        Button button = new Button(words);
        button.setId(id);
        button.getStyleClass().add("accent");
        button.setDefaultButton(true);
        return button;
    }

    private static VBox group(Node... nodes) {
        VBox group = new VBox(nodes);
        group.getStyleClass().addAll("dialog-group", Look.GAP_16);
        return group;
    }

    /** Where downloads go and what is made of them. */
    void choices(Downloads.Wish present, Consumer<Downloads.Wish> chosen) {
        FolderField folder = new FolderField(phrases, phrases.of("folder"), present.folder());
        SwitchRow dated =
                new SwitchRow("choices-dated", phrases.of("dated"), phrases.of("dated.note"), present.dated());
        SwitchRow convert =
                new SwitchRow("choices-convert", phrases.of("mp4"), phrases.of("mp4.note"), present.convert());
        Button act = act("choices-act", phrases.of("choices.act"));
        act.setOnAction(_ -> {
            frame.closeDialog();
            chosen.accept(new Downloads.Wish(folder.folder(), dated.on(), convert.on()));
        });
        new Dialogs(frame)
                .show(phrases.of("choices"), phrases.of("choices.words"), List.of(group(folder, dated, convert)), act);
    }

    /** Whether and what a camera fetches by itself. */
    void rule(Device device, boolean on, DownloadRules.Rule present, Consumer<Optional<DownloadRules.Rule>> chosen) {
        SwitchRow fetch =
                new SwitchRow("rule-on", phrases.of("rule.fetch"), phrases.of("rule.fetch.note", device.name()), on);
        ToggleGroup which = new ToggleGroup();
        RadioButton all = choice("rule-all", phrases.of("rule.all"), which, !present.lockedOnly());
        RadioButton locked = choice("rule-locked", phrases.of("rule.locked"), which, present.lockedOnly());
        FolderField folder = new FolderField(phrases, phrases.of("rule.folder"), present.folder());
        SwitchRow convert = new SwitchRow("rule-convert", phrases.of("mp4"), phrases.of("mp4.note"), present.convert());
        VBox radios = new VBox(all, locked);
        radios.getStyleClass().add(Look.GAP_8);
        VBox details = group(radios, folder, convert);
        details.disableProperty().bind(fetch.toggle().selectedProperty().not());
        Button act = act("rule-act", phrases.of("rule.act"));
        act.setOnAction(_ -> {
            frame.closeDialog();
            chosen.accept(
                    fetch.on()
                            ? Optional.of(new DownloadRules.Rule(folder.folder(), locked.isSelected(), convert.on()))
                            : Optional.empty());
        });
        new Dialogs(frame)
                .show(
                        phrases.of("rule.title", PlainName.of(device.name())),
                        phrases.of("rule.words"),
                        List.of(group(fetch), details),
                        act);
    }

    private static RadioButton choice(String id, String words, ToggleGroup group, boolean chosen) {
        RadioButton button = new RadioButton(words);
        button.setId(id);
        button.setToggleGroup(group);
        button.setSelected(chosen);
        return button;
    }

    /** How MP4s are made of files, in the order in which they would be joined. */
    void convert(List<Path> files, Consumer<ConvertModel.Wish> chosen) {
        ConvertModel.Wish usual = ConvertModel.Wish.USUAL;
        List<Node> middle = new ArrayList<>();
        ToggleGroup way = new ToggleGroup();
        RadioButton each = choice("convert-each", phrases.of("convert.each", files.size()), way, true);
        RadioButton join = choice("convert-join", phrases.of("convert.join"), way, false);
        if (files.size() > 1) {
            VBox ways = new VBox(each, join);
            ways.getStyleClass().add(Look.GAP_8);
            middle.add(ways);
        }
        ComboBox<String> sound = box("convert-sound", phrases.of("convert.sound"));
        sound.getItems().setAll(phrases.of("convert.aac"), phrases.of("convert.mp2"));
        sound.getSelectionModel().select(0);
        ComboBox<String> size = box("convert-size", phrases.of("convert.size"));
        size.getItems().add(phrases.of("convert.size.same"));
        ConvertModel.HEIGHTS.forEach(height -> size.getItems().add(phrases.of("convert.size.smaller", height)));
        size.getSelectionModel().select(0);
        SwitchRow keep = new SwitchRow(
                "convert-keep", phrases.of("convert.keep"), phrases.of("convert.keep.note"), usual.keep());
        keep.disableProperty()
                .bind(size.getSelectionModel().selectedIndexProperty().greaterThan(0));
        middle.add(group(row(phrases.of("convert.sound"), sound), row(phrases.of("convert.size"), size), keep));
        Button act = act("convert-act", phrases.of("convert.act"));
        act.setOnAction(_ -> {
            frame.closeDialog();
            int smaller = size.getSelectionModel().getSelectedIndex();
            chosen.accept(new ConvertModel.Wish(
                    join.isSelected(),
                    sound.getSelectionModel().getSelectedIndex() == 0
                            ? ConversionJob.Sound.AAC
                            : ConversionJob.Sound.MP2,
                    smaller > 0 ? OptionalInt.of(ConvertModel.HEIGHTS.get(smaller - 1)) : OptionalInt.empty(),
                    keep.on() || smaller > 0));
        });
        new Dialogs(frame)
                .show(
                        files.size() == 1
                                ? phrases.of(
                                        "convert.title.one",
                                        PlainName.of(
                                                String.valueOf(files.getFirst().getFileName())))
                                : phrases.of("convert.title", files.size()),
                        phrases.of("convert.words"),
                        middle,
                        act);
    }

    private static ComboBox<String> box(String id, String words) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(words);
        box.getStyleClass().add("dialog-choice");
        return box;
    }

    private static HBox row(String words, Node control) {
        Label label = new Label(words);
        label.setLabelFor(control);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(label, gap, control);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
