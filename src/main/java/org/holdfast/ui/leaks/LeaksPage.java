// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.leaks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
import org.holdfast.device.Disclosure;
import org.holdfast.ui.control.CopyBox;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.UnverifiedTag;
import org.kordamp.ikonli.feather.Feather;

/** What a device gives away, in groups: what goes in clear, who can watch, whom it calls, what to block. */
final class LeaksPage implements Page {
    private final Phrases phrases;
    private final ScrollPane node;

    LeaksPage(Phrases phrases, String device, List<Disclosure> disclosures) {
        this.phrases = phrases;
        VBox column = new VBox(line(phrases.of("intro", device), Look.SECONDARY));
        column.setId("leaks");
        column.getStyleClass().addAll("page-body", "leaks-column");
        for (Disclosure.Kind kind : Disclosure.Kind.values()) {
            List<Disclosure> ofKind =
                    disclosures.stream().filter(each -> each.kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                column.getChildren().add(group(kind, ofKind));
            }
        }
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
    }

    @Override
    public String title() {
        return phrases.of("title");
    }

    @Override
    public Node node() {
        return node;
    }

    private VBox group(Disclosure.Kind kind, List<Disclosure> disclosures) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        Label heading = new Label(phrases.of("kind." + name));
        heading.getStyleClass().add(Look.SECTION_TITLE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox first = new HBox(Icons.large(icon(kind)), heading);
        first.getStyleClass().add(Look.GAP_8);
        first.setAlignment(Pos.CENTER_LEFT);
        List<String> lines = disclosures.stream()
                .flatMap(each -> each.copy().stream())
                .flatMap(text -> Arrays.stream(text.split("\n", -1)))
                .distinct()
                .toList();
        if (disclosures.stream().filter(each -> each.copy().isPresent()).count() > 1) {
            Button all = CopyBox.button(
                    phrases,
                    "copy-all-" + name,
                    phrases.of("copy.all"),
                    lines.stream().collect(Collectors.joining("\n")));
            first.getChildren().add(all);
        }
        VBox list = new VBox();
        list.getStyleClass().addAll(Look.CARD, "leak-list");
        for (int i = 0; i < disclosures.size(); i++) {
            Node row = row(disclosures.get(i), name + "-" + i);
            row.pseudoClassStateChanged(Look.FIRST, i == 0);
            list.getChildren().add(row);
        }
        VBox group = new VBox(first, list);
        group.setId("leaks-" + name);
        group.getStyleClass().add(Look.GAP_8);
        return group;
    }

    private static Feather icon(Disclosure.Kind kind) {
        return switch (kind) {
            case CLEAR -> Feather.UNLOCK;
            case WATCHERS -> Feather.EYE;
            case SERVERS -> Feather.GLOBE;
            case BLOCK -> Feather.SHIELD;
        };
    }

    private Node row(Disclosure disclosure, String id) {
        Label title = line(phrases.say(disclosure.title()), Look.STRONG);
        HBox first = new HBox(title);
        first.getStyleClass().add(Look.GAP_8);
        first.setAlignment(Pos.TOP_LEFT);
        if (!disclosure.proven()) {
            first.getChildren().add(new UnverifiedTag(phrases));
        }
        VBox row = new VBox(first, line(phrases.say(disclosure.detail()), "leak-detail"));
        row.getStyleClass().addAll("leak-row", Look.GAP_8);
        disclosure.copy().ifPresent(lines -> row.getChildren().add(new CopyBox(phrases, "copy-" + id, lines)));
        return row;
    }

    private static Label line(String words, String look) {
        Label label = new Label(words);
        label.getStyleClass().add(look);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
