// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.device.Switches;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.UnverifiedTag;

/** The power of one device over the last hour or day, and what it used. */
final class PlotPart extends VBox {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    /** The service keeps a mean for every ten seconds and every five minutes; a few may be missing. */
    private static final Duration HOUR_GAP = Duration.ofSeconds(45);

    private static final Duration DAY_GAP = Duration.ofMinutes(16);
    private static final Duration REDRAWN = Duration.ofSeconds(2);

    private final SwitchContext context;
    private final Phrases phrases;
    private final ZoneId zone = ZoneId.systemDefault();
    private final ToggleButton hour;
    private final ToggleButton day;
    private final PowerPlot plot;
    private final Label used = new Label();
    private final Label counted = new Label();
    private final UnverifiedTag tag;
    private Instant drawn = Instant.EPOCH;
    private boolean drawnDay;

    PlotPart(SwitchContext context) {
        this.context = context;
        phrases = context.phrases();
        setId("plot-part");
        getStyleClass().addAll(Look.CARD, "plot-part");
        Label title = new Label(phrases.of("plot"));
        title.getStyleClass().add(Look.SECTION_TITLE);
        tag = new UnverifiedTag(phrases);
        hour = new ToggleButton(phrases.of("plot.hour"));
        hour.setId("plot-hour");
        hour.getStyleClass().add("left-pill");
        day = new ToggleButton(phrases.of("plot.day"));
        day.setId("plot-day");
        day.getStyleClass().add("right-pill");
        ToggleGroup spans = new ToggleGroup();
        spans.getToggles().addAll(hour, day);
        spans.selectToggle(hour);
        spans.selectedToggleProperty().addListener((_, was, now) -> {
            if (now == null && was != null) {
                spans.selectToggle(was);
            }
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, tag, gap, new HBox(hour, day));
        head.getStyleClass().add(Look.GAP_8);
        head.setAlignment(Pos.CENTER_LEFT);
        plot = new PowerPlot(phrases, zone);
        VBox.setVgrow(plot, Priority.ALWAYS);
        used.setId("plot-used");
        used.getStyleClass().addAll(Look.STRONG, Look.FIGURES);
        counted.setId("plot-counted");
        counted.getStyleClass().add(Look.SECONDARY);
        for (Label each : List.of(used, counted)) {
            each.setWrapText(true);
            each.setMinHeight(USE_PREF_SIZE);
        }
        VBox below = new VBox(used, counted);
        below.getStyleClass().add(Look.GAP_4);
        getChildren().addAll(head, plot, below);
    }

    /** Calls back when the user chose another span. */
    void chosen(Runnable deed) {
        day.selectedProperty().addListener((_, _, _) -> deed.run());
    }

    /** Shows what was kept, at most every two seconds and when the span was changed. */
    void show(Switchboard.Panel panel, Instant now) {
        boolean wholeDay = day.isSelected();
        if (wholeDay == drawnDay && Duration.between(drawn, now).abs().compareTo(REDRAWN) < 0) {
            return;
        }
        drawn = now;
        drawnDay = wholeDay;
        Switchboard.History history = context.board().history(panel.device().id());
        plot.show(
                readings(wholeDay ? history.day() : history.hour()),
                now.minus(wholeDay ? DAY : HOUR),
                now,
                wholeDay ? DAY_GAP : gap(panel));
        energy(history, now);
        boolean scaled = panel.measures().stream()
                .filter(each -> each.quantity() == Switches.Quantity.WATTS
                        || each.quantity() == Switches.Quantity.KILOWATT_HOURS)
                .anyMatch(each -> !each.proven());
        tag.setVisible(scaled);
        tag.setManaged(scaled);
        boolean metered = history.total() > 0
                || !history.day().isEmpty()
                || !history.hour().isEmpty()
                || SwitchWords.first(panel, Switches.Quantity.WATTS).isPresent();
        setVisible(metered);
        setManaged(metered);
    }

    private void energy(Switchboard.History history, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        used.setText(phrases.of(
                "plot.used",
                SwitchWords.energy(phrases, since(history, today)),
                SwitchWords.energy(phrases, since(history, today.minusDays(6))),
                SwitchWords.energy(phrases, history.total())));
        boolean all = history.days().stream().allMatch(Switchboard.Energy::metered);
        counted.setText(phrases.of(all ? "plot.metered" : "plot.added"));
        boolean some = !history.days().isEmpty();
        for (Label each : List.of(used, counted)) {
            each.setVisible(some);
            each.setManaged(some);
        }
    }

    private static double since(Switchboard.History history, LocalDate first) {
        return history.days().stream()
                .filter(each -> !each.day().isBefore(first))
                .mapToDouble(Switchboard.Energy::kilowattHours)
                .sum();
    }

    static List<Curve.Reading> readings(List<Switchboard.Sample> samples) {
        return samples.stream()
                .map(sample -> new Curve.Reading(sample.at(), sample.watts()))
                .toList();
    }

    /** Readings further apart are not joined: nobody looked meanwhile, or the device was silent. */
    static Duration gap(Switchboard.Panel panel) {
        Duration twice =
                panel.timely().map(rhythm -> rhythm.slow().multipliedBy(2)).orElse(HOUR_GAP);
        return twice.compareTo(HOUR_GAP) > 0 ? twice : HOUR_GAP;
    }
}
