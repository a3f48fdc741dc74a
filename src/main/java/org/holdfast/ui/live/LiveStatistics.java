// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.geometry.HPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/** The figures of a stream in a corner of its picture, with the picture rate of the last half minute as a line. */
final class LiveStatistics extends VBox {
    private static final int SAMPLES = 60;
    private static final long MEGA = 1_000_000;
    private static final double PLOT_WIDTH = 236;
    private static final double PLOT_HEIGHT = 36;

    private final Phrases phrases;
    private final Label rate = figure("statistics-rate");
    private final Label delay = figure("statistics-delay");
    private final Label lost = figure("statistics-lost");
    private final Label repaired = figure("statistics-repaired");
    private final Label damaged = figure("statistics-damaged");
    private final Label overtaken = figure("statistics-overtaken");
    private final Label bandwidth = figure("statistics-bandwidth");
    private final Label size = figure("statistics-size");
    private final Label engine = figure("statistics-engine");
    private final Canvas plot = new Canvas(PLOT_WIDTH, PLOT_HEIGHT);
    /** Takes the line's colour from the style sheet; never seen itself. */
    private final Rectangle ink = new Rectangle();

    private final double[] rates = new double[SAMPLES];
    private final Subscription subscriptions;

    LiveStatistics(LiveModel model, Phrases phrases) {
        this.phrases = phrases;
        setId("live-statistics-panel");
        getStyleClass().add("live-statistics");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMouseTransparent(true);
        Arrays.fill(rates, -1);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("live-statistics-grid");
        row(grid, "statistics.size", size);
        row(grid, "statistics.rate", rate);
        row(grid, "statistics.delay", delay);
        row(grid, "statistics.bandwidth", bandwidth);
        row(grid, "statistics.lost", lost);
        row(grid, "statistics.repaired", repaired);
        row(grid, "statistics.damaged", damaged);
        row(grid, "statistics.overtaken", overtaken);
        row(grid, "statistics.engine", engine);
        ink.getStyleClass().add("live-statistics-ink");
        ink.setManaged(false);
        ink.setVisible(false);
        getChildren().addAll(grid, plot, ink);
        subscriptions = Subscription.combine(
                model.figuresProperty().subscribe(this::show),
                visibleProperty().subscribe(this::draw),
                ink.fillProperty().subscribe(this::draw));
    }

    void dispose() {
        subscriptions.unsubscribe();
    }

    private static Label figure(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().addAll(Look.FIGURES, "live-figure");
        return label;
    }

    private void row(GridPane grid, String key, Label value) {
        Label name = new Label(phrases.of(key));
        name.getStyleClass().add("live-figure-name");
        GridPane.setHalignment(value, HPos.RIGHT);
        value.setMaxWidth(Double.MAX_VALUE);
        grid.addRow(grid.getRowCount(), name, value);
    }

    private void show(Optional<LiveFigures> figures) {
        System.arraycopy(rates, 1, rates, 0, SAMPLES - 1);
        rates[SAMPLES - 1] =
                figures.map(LiveFigures::picturesPerSecond).orElse(-1.0).doubleValue();
        String none = phrases.of("statistics.none");
        rate.setText(figures.map(now -> phrases.of("statistics.rate.value", now.picturesPerSecond()))
                .orElse(none));
        delay.setText(figures.map(
                        now -> phrases.of("statistics.delay.value", now.delay().toMillis()))
                .orElse(none));
        lost.setText(figures.map(now -> count(now.lost())).orElse(none));
        repaired.setText(figures.map(now -> count(now.repaired())).orElse(none));
        damaged.setText(
                figures.map(now -> count(OptionalLong.of(now.damaged()))).orElse(none));
        overtaken.setText(
                figures.map(now -> count(OptionalLong.of(now.overtaken()))).orElse(none));
        bandwidth.setText(figures.map(LiveFigures::bytesPerSecond)
                .filter(OptionalLong::isPresent)
                .map(bytes -> bandwidth(bytes.getAsLong()))
                .orElse(none));
        size.setText(figures.flatMap(LiveFigures::size)
                .map(now -> phrases.of(
                        "statistics.size.value", Integer.toString(now.width()), Integer.toString(now.height())))
                .orElse(none));
        engine.setText(figures.map(LiveFigures::engine).orElse(none));
        draw();
    }

    private String bandwidth(long bytes) {
        return bytes < MEGA
                ? phrases.of("statistics.bandwidth.kilo", bytes / 1000.0)
                : phrases.of("statistics.bandwidth.mega", bytes / (double) MEGA);
    }

    private String count(OptionalLong number) {
        return number.isPresent()
                ? phrases.of("statistics.count", number.getAsLong())
                : phrases.of("statistics.not-told");
    }

    private void draw() {
        if (!isVisible()) {
            return;
        }
        GraphicsContext pen = plot.getGraphicsContext2D();
        pen.clearRect(0, 0, PLOT_WIDTH, PLOT_HEIGHT);
        double most = Math.max(10, Arrays.stream(rates).max().orElse(0) * 1.15);
        Color line = ink.getFill() instanceof Color color ? color : Color.TRANSPARENT;
        pen.setLineWidth(1);
        pen.setStroke(line.deriveColor(0, 1, 1, 0.4));
        pen.strokeLine(0, PLOT_HEIGHT - 0.5, PLOT_WIDTH, PLOT_HEIGHT - 0.5);
        pen.setStroke(line);
        pen.setLineWidth(1.5);
        pen.beginPath();
        boolean drawing = false;
        for (int i = 0; i < SAMPLES; i++) {
            if (rates[i] < 0) {
                drawing = false;
                continue;
            }
            double x = i * (PLOT_WIDTH - 2) / (SAMPLES - 1) + 1;
            double y = PLOT_HEIGHT - 1 - rates[i] / most * (PLOT_HEIGHT - 2);
            if (drawing) {
                pen.lineTo(x, y);
            } else {
                pen.moveTo(x, y);
                drawing = true;
            }
        }
        pen.stroke();
    }
}
