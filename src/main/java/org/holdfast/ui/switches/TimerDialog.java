// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.control.Dialogs;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/** Asks when an outlet goes on or off, and says who will count. */
final class TimerDialog {
    private static final List<Integer> MINUTES = List.of(5, 15, 30, 60, 120, 240);
    private static final int USUAL = 30;

    private final SwitchContext context;
    private final Switchboard.Row row;
    private final Phrases phrases;
    private final ToggleButton on = new ToggleButton();
    private final ToggleButton off = new ToggleButton();
    private final TextField minutes = new TextField(Integer.toString(USUAL));
    private final ToggleGroup spans = new ToggleGroup();
    private final Label wrong = new Label();
    private final Label keeper = new Label();
    private final Button act = new Button();

    private TimerDialog(SwitchContext context, Switchboard.Row row) {
        this.context = context;
        this.row = row;
        phrases = context.phrases();
    }

    static void show(SwitchContext context, Switchboard.Panel panel, Switchboard.Row row) {
        new TimerDialog(context, row).show(panel);
    }

    private void show(Switchboard.Panel panel) {
        on.setText(phrases.of("timer.to.on"));
        off.setText(phrases.of("timer.to.off"));
        on.setId("timer-on");
        off.setId("timer-off");
        off.getStyleClass().add("left-pill");
        on.getStyleClass().add("right-pill");
        ToggleGroup ways = new ToggleGroup();
        ways.getToggles().addAll(on, off);
        ways.selectToggle(row.shown().orElse(true) ? off : on);
        always(ways);
        FlowPane presets = new FlowPane();
        presets.getStyleClass().add("timer-presets");
        for (int each : MINUTES) {
            presets.getChildren().add(preset(each));
        }
        minutes.setId("timer-minutes");
        minutes.setPrefColumnCount(5);
        minutes.setAccessibleText(phrases.of("timer.minutes"));
        Label unit = new Label(phrases.of("timer.minutes"));
        unit.setLabelFor(minutes);
        HBox typed = new HBox(minutes, unit);
        typed.getStyleClass().add(Look.GAP_8);
        typed.setAlignment(Pos.CENTER_LEFT);
        wrong.setId("timer-wrong");
        wrong.getStyleClass().add("field-error");
        keeper.setId("timer-keeper");
        keeper.getStyleClass().add(Look.SECONDARY);
        for (Label each : List.of(wrong, keeper)) {
            each.setWrapText(true);
            each.setMinHeight(Region.USE_PREF_SIZE);
        }
        act.setId("timer-act");
        act.getStyleClass().add("accent");
        act.setOnAction(_ -> begin());
        minutes.setOnAction(_ -> act.fire());
        minutes.textProperty().subscribe(_ -> typed());
        ways.selectedToggleProperty().subscribe(_ -> typed());
        VBox way = new VBox(new Label(phrases.of("timer.way")), new HBox(off, on));
        VBox after = new VBox(new Label(phrases.of("timer.after")), presets, typed, wrong);
        way.getStyleClass().add(Look.GAP_4);
        after.getStyleClass().add(Look.GAP_8);
        new Dialogs(context.frame())
                .show(
                        phrases.of("timer.title", SwitchWords.name(phrases, panel, row)),
                        phrases.of(row.timer().isPresent() ? "timer.words.other" : "timer.words"),
                        List.of(way, after, keeper),
                        act);
        typed();
    }

    /** One of two is always chosen. */
    private static void always(ToggleGroup group) {
        group.selectedToggleProperty().addListener((_, was, now) -> {
            if (now == null && was != null) {
                group.selectToggle(was);
            }
        });
    }

    private ToggleButton preset(int each) {
        ToggleButton button = new ToggleButton(SwitchWords.span(phrases, Duration.ofMinutes(each)));
        button.setId("timer-" + each);
        button.setToggleGroup(spans);
        button.setUserData(each);
        button.setOnAction(_ -> {
            minutes.setText(Integer.toString(each));
            typed();
        });
        return button;
    }

    private static Optional<Duration> parse(String words) {
        String digits = words.strip();
        if (!digits.matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        Duration span = Duration.ofMinutes(Long.parseLong(digits));
        return span.isPositive() && span.compareTo(Switchboard.LONGEST_TIMER) <= 0
                ? Optional.of(span)
                : Optional.empty();
    }

    private void typed() {
        Optional<Duration> after = parse(minutes.getText());
        spans.getToggles()
                .forEach(each ->
                        each.setSelected(after.isPresent() && after.get().toMinutes() == (Integer) each.getUserData()));
        wrong.setText(phrases.of("timer.wrong", Switchboard.LONGEST_TIMER.toMinutes()));
        visible(wrong, after.isEmpty());
        visible(keeper, after.isPresent());
        after.ifPresent(span -> {
            boolean own = row.countdown()
                    .map(limit -> span.compareTo(limit.longest()) <= 0)
                    .orElse(false);
            keeper.setText(phrases.of(own ? "timer.device.long" : "timer.program.long"));
        });
        act.setText(after.map(span ->
                        phrases.of(on.isSelected() ? "timer.act.on" : "timer.act.off", SwitchWords.span(phrases, span)))
                .orElseGet(() -> phrases.of("timer.act")));
    }

    private static void visible(Label label, boolean shown) {
        label.setVisible(shown);
        label.setManaged(shown);
    }

    private void begin() {
        parse(minutes.getText())
                .ifPresentOrElse(
                        after -> {
                            context.frame().closeDialog();
                            context.presses().begin(row.point(), on.isSelected(), after);
                        },
                        minutes::requestFocus);
    }
}
