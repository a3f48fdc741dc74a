// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.holdfast.device.Found;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.control.Drawings;
import org.holdfast.ui.control.EmptyState;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** The nodes of the page of all switches. */
final class SwitchesView {
    private static final double LEAST_COLUMN = 400;
    private static final double LEAST_SMALL_COLUMN = 280;

    private final SwitchContext context;
    private final SwitchesModel model;
    private final SwitchDeeds deeds;
    private final Phrases phrases;
    private final ScrollPane scroll;
    private final VBox missed = new VBox();
    private final ColumnsPane found = new ColumnsPane(LEAST_SMALL_COLUMN, _ -> 1);
    private final ColumnsPane groups = new ColumnsPane(LEAST_SMALL_COLUMN, _ -> 1);
    private final ColumnsPane devices = new ColumnsPane(LEAST_COLUMN, SwitchesView::weight);
    private final VBox foundSection;
    private final VBox groupSection;
    private final VBox deviceSection;
    private final Node empty;
    private final Node nothingMatches;
    private final Map<String, SwitchCard> cards = new HashMap<>();
    private final Map<String, GroupCard> groupCards = new HashMap<>();
    private final Timeline second = new Timeline(new KeyFrame(Duration.seconds(1), _ -> refresh()));
    private List<Found.Supported> shownFound = List.of();
    private List<Switchboard.Missed> shownMissed = List.of();
    private Subscription bound = Subscription.EMPTY;

    SwitchesView(SwitchContext context, SwitchesModel model) {
        this.context = context;
        this.model = model;
        deeds = new SwitchDeeds(context);
        phrases = context.phrases();
        second.setCycleCount(Animation.INDEFINITE);
        missed.setId("missed");
        missed.getStyleClass().add(Look.GAP_8);
        found.setId("found-switches");
        groups.setId("switch-groups");
        devices.setId("switch-devices");
        foundSection = section(new HBox(heading("found")), found);
        Button make = new Button(phrases.of("group.new"), Icons.small(Feather.PLUS));
        make.setId("group-new");
        make.getStyleClass().add("small");
        make.setOnAction(_ -> deeds.make(List.of()));
        groupSection = section(new HBox(heading("groups"), make), groups);
        deviceSection = section(new HBox(heading("devices")), devices);
        Button add = new Button(phrases.of("empty.add"));
        add.setId("switches-add");
        add.getStyleClass().add("accent");
        add.setOnAction(_ -> context.frame().addDevice(Optional.empty()));
        empty = new EmptyState(SwitchDrawings.PLUG, phrases.of("empty"), add);
        empty.setId("switches-empty");
        Button clear = new Button(phrases.of("search.clear"));
        clear.setId("switches-clear-search");
        clear.setOnAction(_ -> model.search().set(""));
        nothingMatches = new EmptyState(Drawings.LIGHTHOUSE, phrases.of("search.nothing"), clear);
        VBox body = new VBox(missed, foundSection, groupSection, deviceSection, empty, nothingMatches);
        body.getStyleClass().add("page-body");
        StackPane middle = new StackPane(body);
        middle.setMinHeight(Region.USE_PREF_SIZE);
        middle.setAlignment(Pos.TOP_CENTER);
        middle.getStyleClass().add(Look.PAGE);
        scroll = new ScrollPane(middle);
        scroll.setId("switches-page");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("page-scroll");
        SwitchKeys.install(middle);
    }

    private static double weight(Node node) {
        return node instanceof SwitchCard card ? card.weight() : 1;
    }

    private Label heading(String key) {
        Label label = new Label(phrases.of(key));
        label.getStyleClass().add(Look.SECTION_TITLE);
        return label;
    }

    private static VBox section(HBox head, Node content) {
        head.getStyleClass().add(Look.GAP_16);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(head, content);
        box.getStyleClass().add(Look.GAP_12);
        return box;
    }

    Node node() {
        return scroll;
    }

    void shown() {
        bound = Subscription.combine(
                model.shown().subscribe(_ -> refresh()),
                context.presses().faults().subscribe(_ -> refresh()));
        second.play();
    }

    void hidden() {
        second.stop();
        bound.unsubscribe();
    }

    private void refresh() {
        SwitchesModel.Shown now = model.shown().get();
        Instant moment = context.clock().instant();
        List<Switchboard.Panel> all = context.board().panels();
        context.presses().settle(all);
        showMissed(now.missed(), all);
        showFound(now.found());
        showGroups(now.groups(), all);
        showDevices(now.panels(), moment);
        boolean looksFor = !model.search().get().isBlank();
        boolean some = all.stream().anyMatch(panel -> !panel.rows().isEmpty());
        visible(groupSection, !now.groups().isEmpty() || (some && !looksFor));
        visible(deviceSection, !now.panels().isEmpty());
        visible(empty, now.none() && !looksFor);
        visible(
                nothingMatches,
                looksFor
                        && now.panels().isEmpty()
                        && now.groups().isEmpty()
                        && now.found().isEmpty());
    }

    private void showMissed(List<Switchboard.Missed> now, List<Switchboard.Panel> all) {
        if (!now.equals(shownMissed)) {
            shownMissed = now;
            missed.getChildren()
                    .setAll(now.stream()
                            .map(each -> new MissedLine(context, each, all))
                            .toList());
        }
        visible(missed, !now.isEmpty());
    }

    private void showFound(List<Found.Supported> now) {
        if (!now.equals(shownFound)) {
            shownFound = now;
            found.getChildren()
                    .setAll(now.stream()
                            .map(each -> new FoundSwitch(context, each))
                            .toList());
        }
        visible(foundSection, !now.isEmpty());
    }

    private void showGroups(List<Switchboard.Group> now, List<Switchboard.Panel> all) {
        Set<String> ids = now.stream().map(Switchboard.Group::id).collect(Collectors.toSet());
        groupCards.keySet().retainAll(ids);
        List<Node> nodes = new ArrayList<>();
        for (Switchboard.Group group : now) {
            GroupCard card = groupCards.computeIfAbsent(group.id(), _ -> new GroupCard(context, group));
            card.show(group, all);
            nodes.add(card);
        }
        if (!groups.getChildren().equals(nodes)) {
            groups.getChildren().setAll(nodes);
        }
        visible(groups, !nodes.isEmpty());
    }

    private void showDevices(List<Switchboard.Panel> now, Instant moment) {
        Set<String> ids = now.stream().map(panel -> panel.device().id()).collect(Collectors.toSet());
        cards.keySet().retainAll(ids);
        List<Node> nodes = new ArrayList<>();
        for (Switchboard.Panel panel : now) {
            SwitchCard card = cards.computeIfAbsent(panel.device().id(), _ -> new SwitchCard(context, panel, moment));
            card.show(panel, moment);
            nodes.add(card);
        }
        if (!devices.getChildren().equals(nodes)) {
            devices.getChildren().setAll(nodes);
        }
    }

    private static void visible(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
