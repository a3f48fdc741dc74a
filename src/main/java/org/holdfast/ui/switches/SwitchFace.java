// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.holdfast.device.Device;
import org.holdfast.device.Switches;
import org.holdfast.net.Registration;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;

/**
 * What stands on the card of a device with switches in the place of a picture: its switch, its state, what it draws. Of
 * several outlets it is the master's, or else all of them together. FX thread only.
 */
public final class SwitchFace extends VBox {
    private final SwitchContext context;
    private final SwitchDeeds deeds;
    private final Phrases phrases;
    private final LargeSwitch toggle;
    private final Label state = new Label();
    private final Label power = new Label();
    private final Label energy = new Label();
    private final Label age = new Label();
    private Switchboard.Panel panel;
    private final List<Registration> listening = new ArrayList<>();
    private final Timeline second = new Timeline(new KeyFrame(Duration.seconds(1), _ -> refresh()));
    private boolean watched;

    SwitchFace(SwitchContext context, Device device) {
        this.context = context;
        deeds = new SwitchDeeds(context);
        phrases = context.phrases();
        panel = new Switchboard.Panel(
                device, List.of(), List.of(), new Switchboard.Condition.Resting(), Optional.empty());
        String id = device.id();
        setId("face-" + id);
        getStyleClass().add("switch-face");
        setAlignment(Pos.CENTER_LEFT);
        setPickOnBounds(false);
        toggle = new LargeSwitch("face-switch-" + id, context.frame().motion());
        toggle.setOnAction(_ -> press());
        state.setId("face-state-" + id);
        state.getStyleClass().add(Look.LARGE_WORDS);
        power.setId("face-power-" + id);
        power.getStyleClass().addAll("power", Look.FIGURES);
        energy.setId("face-energy-" + id);
        energy.getStyleClass().addAll(Look.LARGE_WORDS, Look.FIGURES);
        age.getStyleClass().addAll(Look.SECONDARY, Look.FIGURES);
        for (Label each : List.of(state, power, energy, age)) {
            each.setMouseTransparent(true);
        }
        HBox upper = new HBox(toggle, state);
        upper.getStyleClass().add(Look.GAP_12);
        upper.setAlignment(Pos.CENTER_LEFT);
        upper.setPickOnBounds(false);
        HBox.setMargin(toggle, new Insets(0, 0, 0, -LargeSwitch.AROUND));
        HBox lower = new HBox(power, energy);
        lower.getStyleClass().add(Look.GAP_16);
        lower.setAlignment(Pos.BASELINE_LEFT);
        lower.setMouseTransparent(true);
        getChildren().addAll(upper, lower, age);
        second.setCycleCount(Animation.INDEFINITE);
        refresh();
    }

    /** Lets the device be asked while the card can be seen. */
    public void watch(boolean wanted) {
        if (wanted != watched) {
            watched = wanted;
            listening.forEach(Registration::close);
            listening.clear();
            if (wanted) {
                listening.add(
                        context.board().listen(context.frame().background().gathered(this::refresh)));
                listening.add(context.board().watch(panel.device().id()));
                second.play();
                refresh();
            } else {
                second.stop();
            }
        }
    }

    /** Lets go of everything. */
    public void dispose() {
        watch(false);
    }

    private Optional<Switchboard.Row> lead() {
        List<Switchboard.Row> rows = panel.rows();
        return rows.size() == 1
                ? Optional.of(rows.getFirst())
                : rows.stream()
                        .filter(row -> row.outlet().kind() == Switches.Kind.MASTER)
                        .findFirst();
    }

    private void press() {
        lead().ifPresentOrElse(row -> deeds.press(panel, row), () -> {
            List<Switchboard.Point> all =
                    panel.rows().stream().map(Switchboard.Row::point).toList();
            deeds.set(all, context.board().standing(all) == Switchboard.Standing.OFF);
        });
    }

    /** Shows the device as it stands now. */
    public void refresh() {
        context.board().panel(panel.device().id()).ifPresent(now -> panel = now);
        Instant now = context.clock().instant();
        List<Switchboard.Row> rows = panel.rows();
        long on = rows.stream().filter(row -> row.shown().orElse(false)).count();
        String words = rows.size() == 1
                ? SwitchWords.state(phrases, rows.getFirst())
                : rows.isEmpty() ? phrases.of("state.unknown") : phrases.of("face.several", on, rows.size());
        state.setText(words);
        String name = panel.device().name();
        toggle.show(
                position(),
                rows.stream().anyMatch(row -> row.wish().isPresent()),
                phrases.of("switch.say", name, words),
                phrases.of(position() == LargeSwitch.Position.OFF ? "switch.on" : "switch.off", name));
        toggle.setDisable(rows.isEmpty());
        figure(power, SwitchWords.first(panel, Switches.Quantity.WATTS));
        figure(energy, SwitchWords.first(panel, Switches.Quantity.KILOWATT_HOURS));
        Optional<String> old = panel.read().flatMap(at -> SwitchWords.age(phrases, at, now));
        age.setText(old.map(each -> phrases.of("face.age", each)).orElse(""));
        age.setVisible(old.isPresent());
        age.setManaged(old.isPresent());
    }

    private LargeSwitch.Position position() {
        Optional<Switchboard.Row> lead = lead();
        if (lead.isPresent()) {
            boolean part = lead.get().shown().orElse(false)
                    && panel.rows().stream().anyMatch(row -> !row.shown().orElse(true));
            return part ? LargeSwitch.Position.SOME : OutletRow.position(lead.get());
        }
        return GroupCard.position(context.board()
                .standing(panel.rows().stream().map(Switchboard.Row::point).toList()));
    }

    private void figure(Label label, Optional<Switches.Measure> measure) {
        label.setText(measure.map(each -> SwitchWords.measure(phrases, each)).orElse(""));
        label.setVisible(measure.isPresent());
        label.setManaged(measure.isPresent());
    }
}
