// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Text;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.InlineError;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.SettingEntry;
import org.holdfast.ui.control.SettingRow;
import org.holdfast.ui.control.Skeleton;
import org.holdfast.ui.password.Passwords;

/** A device's settings in groups, its facts beside them, and what destroys something at the end. */
final class DeviceSettingsPage implements Page, DeviceFollower {
    /** From this width on the facts stand beside the settings. */
    private static final double WIDE = 1020;

    private final String title;
    private final DeviceSettingsModel model;
    private final Frame frame;
    private final Phrases phrases;
    private final VBox column = new VBox();
    private final VBox side = new VBox();
    private final StackPane middle = new StackPane();
    private final ScrollPane scroll;
    private final List<SettingRow> rows = new ArrayList<>();
    private final SeenPart seen;
    private final String passwordTitle;
    private final Optional<Region> password;
    private boolean wide;
    private boolean readOnce;

    DeviceSettingsPage(
            String title,
            DeviceSettingsModel model,
            Frame frame,
            Phrases phrases,
            Passwords passwords,
            SeenPart seen,
            Device device) {
        this.title = title;
        this.model = model;
        this.frame = frame;
        this.phrases = phrases;
        this.seen = seen;
        passwordTitle = passwords.title(device);
        password = passwords.settings(device);
        password.ifPresent(form -> form.getStyleClass().addAll(Look.CARD, "password-card"));
        column.getStyleClass().addAll("settings-column", Look.GAP_24);
        side.getStyleClass().addAll("settings-side", Look.GAP_24);
        side.setId("device-facts");
        middle.getStyleClass().add(Look.PAGE);
        middle.setAlignment(Pos.TOP_CENTER);
        middle.setMinHeight(Region.USE_PREF_SIZE);
        scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("page-scroll");
        scroll.widthProperty().subscribe(width -> lay(width.doubleValue() >= WIDE));
        lay(false);
        model.reading().subscribe(reading -> rebuild());
        model.entries().addListener((ListChangeListener<SettingEntry>) change -> rebuild());
        model.facts().addListener((ListChangeListener<Connection.Fact>) change -> rebuildFacts());
        rebuildFacts();
    }

    private void lay(boolean nowWide) {
        if (wide == nowWide && !middle.getChildren().isEmpty()) {
            return;
        }
        wide = nowWide;
        middle.getChildren().clear();
        if (wide) {
            HBox.setHgrow(column, Priority.ALWAYS);
            HBox both = new HBox(column, side);
            both.getStyleClass().addAll("page-body", Look.GAP_24);
            both.setAlignment(Pos.TOP_CENTER);
            middle.getChildren().setAll(both);
        } else {
            VBox both = new VBox(side, column);
            both.getStyleClass().addAll("page-body", Look.GAP_24);
            middle.getChildren().setAll(both);
        }
        rebuildFacts();
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Node node() {
        return scroll;
    }

    private void rebuild() {
        rows.forEach(SettingRow::release);
        rows.clear();
        column.getChildren().clear();
        switch (model.reading().get()) {
            case DeviceSettingsModel.Reading.Under() ->
                column.getChildren()
                        .add(new Skeleton(phrases, frame.motion(), phrases.of("settings.reading"), this::cancel));
            case DeviceSettingsModel.Reading.Failed(DeviceException why) ->
                column.getChildren().add(new InlineError(phrases, why, Optional.of(model::read)));
            case DeviceSettingsModel.Reading.Done() -> {}
        }
        Map<String, List<SettingEntry>> groups = new LinkedHashMap<>();
        List<SettingEntry> dangers = new ArrayList<>();
        for (SettingEntry entry : model.entries()) {
            Setting setting = entry.setting().get();
            if (setting instanceof Setting.Action action
                    && action.confirmation().isPresent()) {
                dangers.add(entry);
            } else {
                groups.computeIfAbsent(phrases.say(setting.about().group()), group -> new ArrayList<>())
                        .add(entry);
            }
        }
        groups.forEach((name, entries) -> column.getChildren().add(group(name, entries, true)));
        if (!model.options().isEmpty()) {
            column.getChildren().add(group(phrases.of("settings.options"), model.options(), false));
        }
        password.ifPresent(form -> column.getChildren().add(titled(passwordTitle, form)));
        if (!dangers.isEmpty()) {
            VBox group = group(phrases.of("settings.danger"), dangers, true);
            group.getStyleClass().add("danger-group");
            column.getChildren().add(group);
        }
    }

    private void cancel() {
        model.close();
        column.getChildren()
                .setAll(new InlineError(
                        phrases,
                        new DeviceException.Unsupported(
                                Text.of(DevicesView.BUNDLE, "settings.cancelled"),
                                Text.of(DevicesView.BUNDLE, "page.cancelled.advice")),
                        Optional.of(model::read)));
    }

    private VBox group(String name, List<SettingEntry> entries, boolean ofDevice) {
        VBox list = new VBox();
        list.getStyleClass().addAll(Look.CARD, "row-list");
        for (SettingEntry entry : entries) {
            SettingRow row =
                    new SettingRow(entry, phrases, frame, ofDevice ? Optional.of(model.name()) : Optional.empty());
            row.pseudoClassStateChanged(Look.FIRST, list.getChildren().isEmpty());
            rows.add(row);
            list.getChildren().add(row);
        }
        return titled(name, list);
    }

    private static VBox titled(String name, Node content) {
        Label heading = new Label(name);
        heading.getStyleClass().add(Look.SECTION_TITLE);
        VBox group = new VBox(heading, content);
        group.getStyleClass().add(Look.GAP_8);
        return group;
    }

    private void rebuildFacts() {
        side.getChildren().clear();
        side.setManaged(!model.facts().isEmpty());
        if (model.facts().isEmpty()) {
            return;
        }
        List<Connection.Fact> facts = new ArrayList<>(model.facts());
        if (facts.removeIf(fact -> fact.name().equals(Connection.Fact.CLAIMED))) {
            side.getChildren().add(titled(phrases.of("seen"), seen.node(model.facts())));
            facts.removeIf(fact -> fact.name().equals(Connection.Fact.SEEN));
            seen.claimed();
        }
        Pane list = wide ? new VBox() : new FlowPane();
        list.getStyleClass().addAll(Look.CARD, "fact-list");
        for (Connection.Fact fact : facts) {
            Label name = new Label(phrases.say(fact.label()));
            name.getStyleClass().add(Look.SECONDARY);
            Label value = new Label(phrases.say(fact.value()));
            value.setId("fact-" + fact.name());
            value.setWrapText(true);
            value.getStyleClass().add(Look.FIGURES);
            boolean secret = fact.name().equals(Connection.Fact.UID);
            VBox both = new VBox(name, secret ? new MaskedWords(phrases, value) : value);
            both.getStyleClass().add("fact");
            list.getChildren().add(both);
        }
        side.getChildren().add(titled(phrases.of("facts"), list));
    }

    @Override
    public void deviceChanged() {
        model.read();
    }

    @Override
    public void shown() {
        seen.shown();
        if (!readOnce) {
            readOnce = true;
            model.read();
        }
    }

    @Override
    public void hidden() {
        seen.hidden();
    }

    @Override
    public void closed() {
        seen.hidden();
        model.close();
        rows.forEach(SettingRow::release);
        rows.clear();
    }
}
