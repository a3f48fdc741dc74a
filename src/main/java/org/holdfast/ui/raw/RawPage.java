// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.raw;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;

/** The browser of properties over the box for commands. */
final class RawPage implements Page {
    private final RawModel model;
    private final Phrases phrases;
    private final CommandPart commands;
    private final ScrollPane node;

    RawPage(RawModel model, String device, Frame frame, Phrases phrases) {
        this.model = model;
        this.phrases = phrases;
        commands = new CommandPart(model, device, phrases);
        VBox column = new VBox();
        column.setId("raw");
        column.getStyleClass().addAll("page-body", "raw-column");
        if (model.browses()) {
            column.getChildren().add(new PropertyPart(model, phrases).node());
        }
        column.getChildren().add(commands.node());
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
        frame.motion().fadeIn(column);
    }

    @Override
    public String title() {
        return phrases.of("title");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void closed() {
        model.close();
    }

    static VBox section(String title, Node... content) {
        VBox card = new VBox(content);
        card.getStyleClass().addAll(Look.CARD, "tokens-card");
        VBox section = new VBox(line(title, Look.SECTION_TITLE), card);
        section.getStyleClass().add(Look.GAP_8);
        return section;
    }

    static Label line(String words, String look) {
        Label label = new Label(words);
        label.getStyleClass().add(look);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static void visible(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
