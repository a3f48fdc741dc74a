// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.holdfast.device.Device;
import org.holdfast.net.Registration;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;

/** One device's outlets, its power over the last hour or day, and everything it measures. */
final class SwitchPage implements Page {
    private final SwitchContext context;
    private final Device device;
    private final Phrases phrases;
    private final VBox rows = new VBox();
    private final MeasuresPart measures;
    private final PlotPart plot;
    private final ConditionPart condition;
    private final ScrollPane node;
    private final Map<Switchboard.Point, OutletRow> known = new HashMap<>();
    private final List<Registration> listening = new ArrayList<>();
    private final Timeline second = new Timeline(new KeyFrame(Duration.seconds(1), _ -> refresh()));
    private Subscription bound = Subscription.EMPTY;

    SwitchPage(SwitchContext context, Device device) {
        this.context = context;
        this.device = device;
        phrases = context.phrases();
        second.setCycleCount(Animation.INDEFINITE);
        rows.getStyleClass().addAll(Look.CARD, "switch-card", "outlet-rows");
        rows.setId("outlets");
        condition = new ConditionPart(context, device);
        measures = new MeasuresPart(phrases);
        plot = new PlotPart(context);
        plot.chosen(this::refresh);
        VBox body = new VBox(condition, rows, plot, measures);
        body.getStyleClass().addAll("page-body", "switch-page");
        StackPane middle = new StackPane(body);
        middle.setAlignment(Pos.TOP_CENTER);
        middle.setMinHeight(Region.USE_PREF_SIZE);
        middle.getStyleClass().add(Look.PAGE);
        node = new ScrollPane(middle);
        node.setId("switch-page");
        node.setFitToWidth(true);
        node.setFocusTraversable(false);
        node.getStyleClass().add("page-scroll");
        SwitchKeys.install(middle);
    }

    @Override
    public String title() {
        return phrases.of("switches");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<KeyHint> keys() {
        return SwitchKeys.hints(phrases);
    }

    @Override
    public void shown() {
        hidden();
        listening.add(context.board().listen(context.frame().background().gathered(this::refresh)));
        listening.add(context.board().watch(device.id()));
        bound = context.presses().faults().subscribe(_ -> refresh());
        second.play();
    }

    @Override
    public void hidden() {
        second.stop();
        bound.unsubscribe();
        listening.forEach(Registration::close);
        listening.clear();
    }

    private void refresh() {
        context.board()
                .panel(device.id())
                .ifPresent(panel -> show(panel, context.clock().instant()));
    }

    private void show(Switchboard.Panel panel, Instant now) {
        context.presses().settle(List.of(panel));
        List<OutletRow> wanted = panel.rows().stream()
                .map(row -> known.computeIfAbsent(row.point(), _ -> new OutletRow(context, panel, row)))
                .toList();
        if (!rows.getChildren().equals(wanted)) {
            rows.getChildren().setAll(wanted);
        }
        for (int i = 0; i < wanted.size(); i++) {
            wanted.get(i).show(panel, panel.rows().get(i), now, Optional.empty());
        }
        rows.setVisible(!wanted.isEmpty());
        rows.setManaged(!wanted.isEmpty());
        measures.show(panel, now);
        plot.show(panel, now);
        condition.show(panel, now);
    }
}
