// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/**
 * Watts over an hour or a day, with a scale, the time under it, and the reading under the pointer. FX thread only.
 */
final class PowerPlot extends Region {
    private static final double LEAST_LEFT = 56;
    private static final double BELOW = 24;
    private static final double ABOVE = 12;
    private static final double RIGHT = 16;
    /** So near to the pointer, as a share of the width, a reading is told. */
    private static final double NEAR = 0.02;

    private final Phrases phrases;
    private final ZoneId zone;
    private final DateTimeFormatter hours;
    private final CurveShape shape = new CurveShape();
    private final Label nothing = new Label();
    private final Label told = new Label();
    private final Line pointer = new Line();
    private final List<Line> lines = new ArrayList<>();
    private final List<Label> values = new ArrayList<>();
    private final List<Label> times = new ArrayList<>();
    private List<Curve.Reading> readings = List.of();
    private Instant from = Instant.EPOCH;
    private Instant to = Instant.EPOCH.plusSeconds(1);
    private Duration gap = Duration.ofSeconds(1);
    private double over = -1;
    /** As wide as the widest number of the scale. */
    private double left = LEAST_LEFT;

    PowerPlot(Phrases phrases, ZoneId zone) {
        this.phrases = phrases;
        this.zone = zone;
        hours = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(phrases.locale());
        setId("power-plot");
        getStyleClass().add("power-plot");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        nothing.setText(phrases.of("plot.nothing"));
        nothing.setId("plot-nothing");
        nothing.getStyleClass().add(Look.SECONDARY);
        told.setId("plot-told");
        told.getStyleClass().addAll("plot-told", Look.FIGURES);
        told.setMouseTransparent(true);
        pointer.getStyleClass().add("plot-pointer");
        for (javafx.scene.Node each : List.of(nothing, told, pointer)) {
            each.setManaged(false);
            each.setMouseTransparent(true);
        }
        getChildren().addAll(shape.area(), shape.line(), pointer, nothing, told);
        setOnMouseMoved(event -> point(event.getX()));
        setOnMouseExited(_ -> point(-1));
    }

    /**
     * Shows what was read.
     *
     * @param apart two readings further apart are not joined
     */
    void show(List<Curve.Reading> now, Instant begin, Instant end, Duration apart) {
        readings = List.copyOf(now);
        from = begin;
        to = end;
        gap = apart;
        requestLayout();
    }

    private void point(double x) {
        over = x;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        left = beside();
        double width = Math.max(0, getWidth() - left - RIGHT);
        double height = Math.max(0, getHeight() - ABOVE - BELOW);
        Curve curve = Curve.of(readings, from, to, gap, (int) width, true);
        getChildren().removeAll(lines);
        getChildren().removeAll(values);
        getChildren().removeAll(times);
        lines.clear();
        values.clear();
        times.clear();
        layScale(Scale.of(curve.top()), width, height);
        layTimes(width, height);
        getChildren().addAll(0, lines);
        getChildren().addAll(values);
        getChildren().addAll(times);
        shape.lay(curve, left, ABOVE, width, height);
        nothing.setVisible(curve.empty());
        nothing.autosize();
        layoutInArea(nothing, left, ABOVE, width, height, 0, HPos.CENTER, VPos.CENTER);
        layPointer(curve.top(), width, height);
        setAccessibleText(spoken(curve));
    }

    private String spoken(Curve curve) {
        if (curve.empty()) {
            return nothing.getText();
        }
        double least = readings.stream().mapToDouble(Curve.Reading::watts).min().orElse(0);
        double most = readings.stream().mapToDouble(Curve.Reading::watts).max().orElse(0);
        return phrases.of("plot.say", SwitchWords.watts(phrases, least), SwitchWords.watts(phrases, most));
    }

    private void layScale(Scale scale, double width, double height) {
        for (double value : scale.lines()) {
            double y = Math.rint(ABOVE + height - value / scale.top() * height) + 0.5;
            Line line = new Line(left, y, left + width, y);
            line.getStyleClass().add(value == 0 ? "plot-ground" : "plot-line");
            line.setManaged(false);
            line.setMouseTransparent(true);
            lines.add(line);
            values.add(place(SwitchWords.watts(phrases, value), 0, y - 10, left - 10, 20, HPos.RIGHT));
        }
    }

    private void layTimes(double width, double height) {
        Duration span = Duration.between(from, to);
        Duration step = span.compareTo(Duration.ofHours(2)) > 0
                ? Duration.ofHours(width < 520 ? 6 : 3)
                : Duration.ofMinutes(width < 520 ? 20 : 10);
        ZonedDateTime tick = from.atZone(zone).truncatedTo(java.time.temporal.ChronoUnit.DAYS);
        while (!tick.toInstant().isAfter(from)) {
            tick = tick.plus(step);
        }
        for (; !tick.toInstant().isAfter(to); tick = tick.plus(step)) {
            double x = left + Duration.between(from, tick.toInstant()).toMillis() / (double) span.toMillis() * width;
            if (x > left + 8) {
                times.add(place(hours.format(tick), x - 40, ABOVE + height + 4, 80, BELOW - 4, HPos.CENTER));
            }
        }
    }

    private double beside() {
        double highest =
                readings.stream().mapToDouble(Curve.Reading::watts).max().orElse(0);
        double widest = 0;
        for (double value : Scale.of(highest).lines()) {
            Label label = styled(SwitchWords.watts(phrases, value));
            widest = Math.max(widest, Math.ceil(label.prefWidth(-1)));
        }
        return Math.max(LEAST_LEFT, widest + 10);
    }

    private Label place(String words, double x, double y, double width, double height, HPos side) {
        Label label = styled(words);
        label.autosize();
        layoutInArea(label, x, y, width, height, 0, side, VPos.CENTER);
        return label;
    }

    /** Within the scene for a moment, because only there a label knows its font. */
    private Label styled(String words) {
        Label label = new Label(words);
        label.getStyleClass().addAll("plot-word", Look.FIGURES);
        label.setManaged(false);
        label.setMouseTransparent(true);
        getChildren().add(label);
        label.applyCss();
        getChildren().remove(label);
        return label;
    }

    private void layPointer(double top, double width, double height) {
        double x = (over - left) / Math.max(1, width);
        Optional<Curve.Reading> near = over < 0
                ? Optional.empty()
                : readings.stream()
                        .filter(each -> Math.abs(share(each.at()) - x) < NEAR)
                        .min(Comparator.comparingDouble(each -> Math.abs(share(each.at()) - x)));
        pointer.setVisible(near.isPresent());
        told.setVisible(near.isPresent());
        near.ifPresent(reading -> {
            double place = left + share(reading.at()) * width;
            pointer.setStartX(place);
            pointer.setEndX(place);
            pointer.setStartY(ABOVE);
            pointer.setEndY(ABOVE + height);
            told.setText(phrases.of(
                    "plot.at",
                    SwitchWords.watts(phrases, reading.watts()),
                    hours.format(reading.at().atZone(zone))));
            told.autosize();
            double beside = Math.clamp(place + 8, left, Math.max(left, left + width - told.getWidth()));
            double y = ABOVE + height - Math.clamp(reading.watts() / top, 0, 1) * height;
            told.relocate(
                    beside,
                    Math.clamp(y - told.getHeight() - 8, ABOVE, Math.max(ABOVE, ABOVE + height - told.getHeight())));
            told.toFront();
        });
    }

    private double share(Instant at) {
        return Duration.between(from, at).toMillis()
                / (double) Math.max(1, Duration.between(from, to).toMillis());
    }
}
