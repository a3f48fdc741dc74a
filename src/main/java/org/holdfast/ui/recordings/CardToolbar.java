// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.holdfast.device.Device;
import org.holdfast.device.Recording;
import org.holdfast.ui.control.Hint;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.PlainName;
import org.holdfast.ui.control.StateDot;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Over the card: which camera and how it is, what can be done with the card, and which part of it is shown. */
final class CardToolbar extends VBox {
    private static final double TIGHT = 720;

    private final CardModel model;
    private final Phrases phrases;
    private final ComboBox<Device> camera = new ComboBox<>();
    private final StateDot state = new StateDot();
    private final Label sum = new Label();
    private final ObservableList<DayChoice> days = FXCollections.observableArrayList();
    private final ComboBox<DayChoice> day = new ComboBox<>(days);
    private final ToggleButton locked;
    private final ToggleButton order;
    private final Button rule;
    private final Button queue;
    private final HBox filters;
    private final HBox deeds;
    private final ToggleButton all;
    private boolean showing;

    /** What the buttons do. */
    interface Deeds {
        void rule();

        void upload();

        void openFolder();

        void queue();
    }

    CardToolbar(CardModel model, Deeds acts) {
        this.model = model;
        phrases = model.context().phrases();
        getStyleClass().add("card-toolbar");
        camera.setId("card-camera");
        camera.setItems(model.cameras());
        camera.setAccessibleText(phrases.of("camera"));
        camera.getStyleClass().add("card-camera");
        camera.setConverter(words(device -> device == null ? "" : PlainName.of(device.name())));
        camera.setVisible(false);
        if (model.choosing()) {
            camera.visibleProperty().bind(Bindings.isNotEmpty(model.cameras()));
        }
        camera.managedProperty().bind(camera.visibleProperty());
        camera.valueProperty().subscribe(chosen -> {
            if (!showing && chosen != null) {
                model.choose(chosen);
            }
        });
        state.setId("card-state");
        sum.setId("card-sum");
        sum.getStyleClass().addAll(Look.SECONDARY, Look.FIGURES);
        rule = button("card-rule", Feather.REPEAT, phrases.of("rule.open"), acts::rule);
        queue = button("queue-open", Feather.DOWNLOAD, phrases.of("queue"), acts::queue);
        Button upload = Icons.button("card-upload", Feather.UPLOAD, phrases.of("upload"), acts::upload);
        Button folder = Icons.button("card-folder", Feather.FOLDER, phrases.of("open-folder.long"), acts::openFolder);
        Button again = Icons.button("card-read", Feather.REFRESH_CW, phrases.of("card.read"), model::read);
        deeds = new HBox(again, folder, upload, rule, queue);
        deeds.getStyleClass().add(Look.GAP_8);
        deeds.setAlignment(Pos.CENTER_RIGHT);
        deeds.setMinWidth(Region.USE_PREF_SIZE);
        HBox first = new HBox(camera, state, sum, gap(), deeds);
        first.getStyleClass().add(Look.GAP_12);
        first.setAlignment(Pos.CENTER_LEFT);

        ToggleGroup kinds = new ToggleGroup();
        all = kind(kinds, "kind-all", Feather.GRID, phrases.of("kind.all"), Optional.empty(), "left-pill");
        ToggleButton clips = kind(
                kinds,
                "kind-clips",
                Feather.FILM,
                phrases.of("kind.clips"),
                Optional.of(Recording.Kind.CLIP),
                "center-pill");
        ToggleButton photos = kind(
                kinds,
                "kind-photos",
                Feather.IMAGE,
                phrases.of("kind.photos"),
                Optional.of(Recording.Kind.PHOTO),
                "right-pill");
        day.setId("card-day");
        day.setAccessibleText(phrases.of("day"));
        day.getStyleClass().add("card-day");
        day.setConverter(words(this::dayWords));
        day.valueProperty().subscribe(chosen -> {
            if (!showing && chosen != null) {
                model.filter(model.filterProperty().get().withDay(chosen.day()));
            }
        });
        locked = toggle("card-locked", Feather.LOCK, phrases.of("locked"));
        locked.setOnAction(_ -> model.filter(model.filterProperty().get().withLockedOnly(locked.isSelected())));
        order = toggle("card-order", Feather.ARROW_DOWN, phrases.of("order.newest"));
        order.setOnAction(_ -> model.filter(model.filterProperty()
                .get()
                .withNewestFirst(!model.filterProperty().get().newestFirst())));
        filters = new HBox(new HBox(all, clips, photos), day, locked, gap(), order);
        filters.getStyleClass().add(Look.GAP_8);
        filters.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(first, filters);
        widthProperty().subscribe(width -> tight(width.doubleValue() < TIGHT));
    }

    /** Where little room is left beside the queue, the buttons show their icons alone. */
    private void tight(boolean on) {
        for (ButtonBase button : List.of(rule, queue, locked, order)) {
            button.setContentDisplay(on ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            button.setAccessibleText(button.getText());
        }
        sum.setVisible(!on);
        sum.setManaged(!on);
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private static Button button(String id, Feather icon, String words, Runnable action) {
        Button button = new Button(words, Icons.small(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static ToggleButton toggle(String id, Feather icon, String words) {
        ToggleButton button = new ToggleButton(words, Icons.small(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private ToggleButton kind(
            ToggleGroup group, String id, Feather icon, String words, Optional<Recording.Kind> kind, String place) {
        ToggleButton button = toggle(id, icon, words);
        button.setToggleGroup(group);
        button.setUserData(kind);
        button.getStyleClass().add(place);
        button.setOnAction(_ -> {
            // One of them always holds.
            button.setSelected(true);
            model.filter(model.filterProperty().get().withKind(kind));
        });
        return button;
    }

    /** One line of the box of days; empty for all. */
    private record DayChoice(Optional<LocalDate> day) {
        static final DayChoice ALL = new DayChoice(Optional.empty());
    }

    private interface Wording<T> {
        String of(@Nullable T value);
    }

    private static <T> StringConverter<T> words(Wording<T> wording) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return wording.of(value);
            }

            @Override
            public @Nullable T fromString(String words) {
                return null;
            }
        };
    }

    private String dayWords(@Nullable DayChoice value) {
        return value == null || value.day().isEmpty()
                ? phrases.of("day.all")
                : RecordingTexts.day(
                        phrases,
                        value.day(),
                        LocalDate.ofInstant(
                                model.context().clock().instant(),
                                model.context().clock().getZone()));
    }

    Subscription bind(QueueModel downloads) {
        return Subscription.combine(
                model.cameraProperty().subscribe(this::showCamera),
                model.stateProperty().subscribe(this::showState),
                model.filterProperty().subscribe(this::showFilter),
                model.layoutProperty().subscribe(_ -> showSum()),
                downloads
                        .totalsProperty()
                        .subscribe(totals -> queue.setText(
                                totals.waiting() == 0
                                        ? phrases.of("queue")
                                        : phrases.of("queue.count", totals.waiting()))));
    }

    private void showCamera(@Nullable Device device) {
        showing = true;
        camera.setValue(device);
        showing = false;
        deeds.setVisible(device != null);
    }

    /** Says whether the camera fetches by itself. */
    void showRule(boolean on) {
        rule.setText(phrases.of(on ? "rule.on" : "rule.open"));
        rule.getStyleClass().remove("accent");
        if (on) {
            rule.getStyleClass().add("accent");
        }
    }

    /** Whether the queue can be opened, which it cannot where it stands open anyway. */
    void offerQueue(boolean on) {
        queue.setVisible(on);
        queue.setManaged(on);
    }

    private void showState(CardState now) {
        switch (now) {
            case CardState.NoCamera() -> state.show(StateDot.Kind.UNKNOWN, "");
            case CardState.Reading _ -> state.show(StateDot.Kind.BUSY, phrases.of("state.reading"));
            case CardState.Read _ -> state.show(StateDot.Kind.GOOD, phrases.of("state.read"));
            case CardState.Failed _ -> state.show(StateDot.Kind.BAD, phrases.of("state.failed"));
        }
        state.setVisible(!(now instanceof CardState.NoCamera));
        List<Recording> recordings = now.recordings();
        filters.setVisible(!recordings.isEmpty());
        filters.setManaged(!recordings.isEmpty());
        showing = true;
        DayChoice chosen = new DayChoice(model.filterProperty().get().day());
        days.clear();
        days.add(DayChoice.ALL);
        CardFilter.days(recordings).forEach(each -> days.add(new DayChoice(Optional.of(each))));
        day.setValue(days.contains(chosen) ? chosen : DayChoice.ALL);
        showing = false;
        showSum();
    }

    private void showSum() {
        List<Recording> shown = model.layoutProperty().get().recordings();
        long bytes = shown.stream().mapToLong(each -> each.size().orElse(0)).sum();
        sum.setText(
                shown.isEmpty() ? "" : phrases.of("card.sum", shown.size(), phrases.say(RecordingTexts.size(bytes))));
    }

    private void showFilter(CardFilter filter) {
        showing = true;
        all.getToggleGroup().getToggles().stream()
                .filter(toggle -> filter.kind().equals(toggle.getUserData()))
                .forEach(toggle -> toggle.setSelected(true));
        locked.setSelected(filter.lockedOnly());
        order.setSelected(false);
        order.setText(phrases.of(filter.newestFirst() ? "order.newest" : "order.oldest"));
        order.setGraphic(Icons.small(filter.newestFirst() ? Feather.ARROW_DOWN : Feather.ARROW_UP));
        order.setTooltip(new Hint(phrases.of("order.hint")));
        DayChoice wanted = new DayChoice(filter.day());
        day.setValue(days.contains(wanted) ? wanted : DayChoice.ALL);
        showing = false;
    }

    /** Where the keyboard begins. */
    Node first() {
        return camera.isVisible() ? camera : all;
    }
}
