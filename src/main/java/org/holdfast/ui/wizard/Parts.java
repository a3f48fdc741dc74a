// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.holdfast.device.FamilyGuide;
import org.holdfast.device.Text;
import org.holdfast.service.Discovery;
import org.holdfast.ui.control.DrawingView;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** The parts that the wizard's pages are made of. */
final class Parts {
    private static final double DRAWING = 176;

    private Parts() {}

    /** The one question of a page. */
    static Label question(String words) {
        Label label = wrapped(words);
        label.setId("wizard-question");
        label.getStyleClass().addAll(Look.PAGE_TITLE, "wizard-question");
        return label;
    }

    static Label section(String words) {
        Label label = new Label(words);
        label.getStyleClass().add(Look.SECTION_TITLE);
        return label;
    }

    static Label secondary(String words) {
        Label label = wrapped(words);
        label.getStyleClass().add(Look.SECONDARY);
        return label;
    }

    static Label wrapped(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMinWidth(0);
        return label;
    }

    /** What is wrong, under a field; takes no place while nothing is. */
    static Label problem(WizardStep step, Phrases phrases) {
        Label label = wrapped("");
        label.setId("wizard-problem");
        label.getStyleClass().add("field-error");
        label.setGraphic(Icons.small(Feather.ALERT_CIRCLE));
        step.problemProperty().subscribe(problem -> {
            label.setText(problem.map(now -> phrases.say(now.words())).orElse(""));
            label.setVisible(problem.isPresent());
            label.setManaged(problem.isPresent());
        });
        return label;
    }

    /** Words at the left, the drawing at the right. */
    static HBox beside(VBox left, Optional<FamilyGuide> guide) {
        left.getStyleClass().add("wizard-column");
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox body = new HBox(left);
        body.getStyleClass().add("wizard-beside");
        guide.ifPresent(known -> {
            VBox side = new VBox(new DrawingView(known.drawing(), DRAWING));
            side.getStyleClass().add("wizard-drawing");
            side.setAlignment(Pos.CENTER);
            side.setMinWidth(Region.USE_PREF_SIZE);
            body.getChildren().add(side);
        });
        return body;
    }

    /** Scrolls a page that may be longer than its place. */
    static ScrollPane scrolling(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("wizard-scroll", "edge-to-edge");
        return scroll;
    }

    /** That an address is being asked, with a way to stop. */
    static HBox asking(Draft draft, Phrases phrases) {
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.getStyleClass().add("small");
        bar.setMinWidth(Region.USE_PREF_SIZE);
        Label words = wrapped("");
        words.setId("wizard-asking");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Button stop = new Button(phrases.shared().of("cancel"));
        stop.setId("wizard-stop");
        stop.getStyleClass().add("small");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(_ -> draft.cancelProbe());
        HBox row = new HBox(bar, words, stop);
        row.getStyleClass().addAll("wizard-asking", Look.GAP_12);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Shows an {@link #asking} row while an address is asked. */
    static Subscription showAsking(HBox row, Draft draft, Phrases phrases) {
        return draft.probeProperty().subscribe(probe -> {
            boolean running = probe instanceof Draft.Probe.Running;
            row.setVisible(running);
            row.setManaged(running);
            if (probe instanceof Draft.Probe.Running(org.holdfast.net.Address address)
                    && row.getChildren().get(1) instanceof Label words) {
                words.setText(phrases.of("connect.running", address.toString()));
            }
        });
    }

    /** What the user should know about a device. */
    static VBox remarks(List<Text> remarks, Phrases phrases) {
        VBox box = new VBox();
        box.getStyleClass().add(Look.GAP_8);
        for (Text remark : remarks) {
            Label words = wrapped(phrases.say(remark));
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox row = new HBox(Icons.small(Feather.INFO), words);
            row.getStyleClass().addAll("wizard-remark", Look.GAP_8);
            row.setAlignment(Pos.TOP_LEFT);
            box.getChildren().add(row);
        }
        box.setVisible(!remarks.isEmpty());
        box.setManaged(!remarks.isEmpty());
        return box;
    }

    /** What may be in the way, each with its remedy. */
    static VBox obstacles(List<Discovery.Obstacle> obstacles, Phrases phrases) {
        VBox box = new VBox();
        box.setId("wizard-obstacles");
        box.getStyleClass().add(Look.GAP_12);
        for (Discovery.Obstacle obstacle : obstacles) {
            Label what = wrapped(phrases.say(obstacle.what()));
            what.getStyleClass().add(Look.STRONG);
            VBox words = new VBox(what, secondary(phrases.say(obstacle.remedy())));
            if (obstacle.observed()) {
                Label seen = new Label(phrases.of("identify.seen"));
                seen.getStyleClass().add(Look.TAG);
                words.getChildren().add(1, seen);
            }
            words.getStyleClass().add(Look.GAP_4);
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox row = new HBox(Icons.small(obstacle.observed() ? Feather.ALERT_TRIANGLE : Feather.HELP_CIRCLE), words);
            row.getStyleClass().add(Look.GAP_12);
            row.setAlignment(Pos.TOP_LEFT);
            box.getChildren().add(row);
        }
        return box;
    }
}
