// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.holdfast.device.Switches;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.control.Hint;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.UnverifiedTag;

/** A device with its outlets, what it draws, its last hour, and why it does not answer. */
final class SwitchCard extends VBox {
    /** So often the last hour is drawn again. */
    private static final Duration REDRAWN = Duration.ofSeconds(5);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int COLUMNS = 200;

    private final SwitchContext context;
    private final Phrases phrases;
    private final Hyperlink name = new Hyperlink();
    private final Label about = new Label();
    private final UnverifiedTag tag;
    private final Label power = new Label();
    private final Label energy = new Label();
    private final Label old = new Label();
    private final Sparkline sparkline = new Sparkline();
    private final VBox rows = new VBox();
    private final ConditionPart condition;
    private final Map<Switchboard.Point, OutletRow> known = new HashMap<>();
    private Instant drawn = Instant.EPOCH;

    SwitchCard(SwitchContext context, Switchboard.Panel panel, Instant now) {
        this.context = context;
        phrases = context.phrases();
        String id = panel.device().id();
        setId("panel-" + id);
        getStyleClass().addAll(Look.CARD, "switch-card");
        name.setId("device-" + id);
        name.getStyleClass().add("device-link");
        name.setMinWidth(0);
        name.setOnAction(_ -> context.frame().openDevice(id));
        about.setId("about-" + id);
        about.getStyleClass().add(Look.SECONDARY);
        about.setMinWidth(0);
        tag = new UnverifiedTag(phrases);
        HBox second = new HBox(about, tag);
        second.getStyleClass().add(Look.GAP_8);
        second.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(name, second);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        power.setId("power-" + id);
        power.getStyleClass().addAll("power", Look.FIGURES);
        energy.setId("energy-" + id);
        energy.getStyleClass().addAll(Look.SECONDARY, Look.FIGURES);
        power.setMinWidth(USE_PREF_SIZE);
        energy.setMinWidth(USE_PREF_SIZE);
        old.setId("power-age-" + id);
        old.getStyleClass().addAll(Look.SECONDARY, Look.FIGURES);
        old.setMinWidth(USE_PREF_SIZE);
        VBox figures = new VBox(power, energy, old);
        figures.setAlignment(Pos.TOP_RIGHT);
        HBox head = new HBox(words, figures);
        head.getStyleClass().add(Look.GAP_12);
        rows.getStyleClass().add("outlet-rows");
        condition = new ConditionPart(context, panel.device());
        getChildren().addAll(head, rows, sparkline, condition);
        show(panel, now);
    }

    /** Shows the device as it stands. */
    void show(Switchboard.Panel panel, Instant now) {
        name.setText(panel.device().name());
        name.setTooltip(new Hint(panel.device().name()));
        Optional<String> age = panel.read().flatMap(at -> SwitchWords.age(phrases, at, now));
        about.setText(about(panel, age));
        about.setTooltip(new Hint(panel.device().address().toString()));
        Optional<Switches.Measure> watts = SwitchWords.first(panel, Switches.Quantity.WATTS);
        Optional<Switches.Measure> used = SwitchWords.first(panel, Switches.Quantity.KILOWATT_HOURS);
        figure(power, watts);
        figure(energy, used);
        old(watts, now, age);
        visible(
                tag,
                Stream.concat(watts.stream(), used.stream()).anyMatch(each -> !each.proven())
                        || panel.rows().stream().anyMatch(row -> !row.outlet().proven()));
        List<OutletRow> wanted = panel.rows().stream()
                .map(row -> known.computeIfAbsent(row.point(), _ -> new OutletRow(context, panel, row)))
                .toList();
        if (!rows.getChildren().equals(wanted)) {
            rows.getChildren().setAll(wanted);
        }
        for (int i = 0; i < wanted.size(); i++) {
            wanted.get(i).show(panel, panel.rows().get(i), now, age);
        }
        visible(rows, !wanted.isEmpty());
        condition.show(panel, now);
        draw(panel, now);
    }

    /** About how high it is, in lines. */
    double weight() {
        return 2 + rows.getChildren().size();
    }

    private String about(Switchboard.Panel panel, Optional<String> age) {
        String model = panel.device().model().isEmpty()
                ? panel.device().address().host()
                : panel.device().model();
        return age.map(old -> phrases.of("about.aged", model, old)).orElse(model);
    }

    /** Figures that are older than what was read last have their own age. */
    private void old(Optional<Switches.Measure> watts, Instant now, Optional<String> age) {
        Optional<String> own = watts.flatMap(measure -> SwitchWords.age(phrases, measure.at(), now))
                .filter(each -> !age.equals(Optional.of(each)));
        old.setText(own.map(each -> phrases.of("face.age", each)).orElse(""));
        visible(old, own.isPresent());
    }

    private void figure(Label label, Optional<Switches.Measure> measure) {
        label.setText(measure.map(each -> SwitchWords.measure(phrases, each)).orElse(""));
        visible(label, measure.isPresent());
    }

    private void draw(Switchboard.Panel panel, Instant now) {
        if (Duration.between(drawn, now).abs().compareTo(REDRAWN) < 0) {
            return;
        }
        drawn = now;
        List<Curve.Reading> hour =
                PlotPart.readings(context.board().history(panel.device().id()).hour());
        Curve curve = Curve.of(hour, now.minus(HOUR), now, PlotPart.gap(panel), COLUMNS, false);
        sparkline.show(curve);
        visible(sparkline, !curve.empty());
    }

    private static void visible(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
