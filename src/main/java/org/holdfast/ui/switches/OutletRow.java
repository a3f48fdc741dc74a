// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.time.Instant;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.control.Hint;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.InlineError;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One outlet: its switch, what it is, how it stands, its timer, and why the last press did not work. */
final class OutletRow extends VBox {
    private static final PseudoClass BEHIND = PseudoClass.getPseudoClass("behind");
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final SwitchContext context;
    private final SwitchDeeds deeds;
    private final Phrases phrases;
    private final LargeSwitch toggle;
    private final Label title = new Label();
    private final Label state = new Label();
    private final HBox lock;
    private final TimerLine timer;
    private final MenuItem begin = new MenuItem();
    private final MenuItem protect = new MenuItem();
    private Switchboard.Panel panel;
    private Switchboard.Row row;
    private @Nullable DeviceException blamed;

    OutletRow(SwitchContext context, Switchboard.Panel firstPanel, Switchboard.Row firstRow) {
        this.context = context;
        deeds = new SwitchDeeds(context);
        phrases = context.phrases();
        panel = firstPanel;
        row = firstRow;
        String id = firstRow.point().deviceId() + "-" + firstRow.point().outlet();
        setId("row-" + id);
        getStyleClass().add("outlet-row");
        toggle = new LargeSwitch("switch-" + id, context.frame().motion());
        toggle.setOnAction(_ -> deeds.press(panel, row));
        toggle.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        title.setId("title-" + id);
        title.getStyleClass().add(Look.STRONG);
        title.setMinWidth(0);
        state.setId("state-" + id);
        state.getStyleClass().addAll(Look.SECONDARY, Look.FIGURES);
        state.setWrapText(true);
        state.setMinHeight(USE_PREF_SIZE);
        Label guard = new Label();
        guard.setGraphic(Icons.small(Feather.LOCK));
        guard.setTooltip(new Hint(phrases.of("protected")));
        guard.setAccessibleText(phrases.of("protected"));
        lock = new HBox(guard);
        lock.setId("lock-" + id);
        lock.setAlignment(Pos.CENTER);
        HBox first = new HBox(title, lock);
        first.getStyleClass().add(Look.GAP_8);
        first.setAlignment(Pos.CENTER_LEFT);
        timer = new TimerLine(context, id);
        VBox words = new VBox(first, state, timer);
        words.getStyleClass().add("outlet-words");
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(toggle, words, menu(id));
        line.getStyleClass().add(Look.GAP_12);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
        // The room around it that shows the focus does not count when it is aligned.
        HBox.setMargin(toggle, new Insets(0, 0, 0, -LargeSwitch.AROUND));
    }

    private Button menu(String id) {
        begin.setId("timer-" + id);
        begin.setGraphic(Icons.small(Feather.CLOCK));
        begin.setOnAction(_ -> deeds.timer(panel, row));
        protect.setId("protect-" + id);
        protect.setOnAction(_ -> deeds.protect(row));
        ContextMenu menu = new ContextMenu(begin, protect);
        Button more = Icons.button("more-" + id, Feather.MORE_HORIZONTAL, phrases.of("row.more"), () -> {});
        more.setContextMenu(menu);
        more.setOnAction(_ -> menu.show(more, Side.BOTTOM, 0, 4));
        return more;
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (event.getCode() == KeyCode.T) {
            deeds.timer(panel, row);
            event.consume();
        } else if (event.getCode() == KeyCode.P) {
            deeds.protect(row);
            event.consume();
        }
    }

    /**
     * Shows the outlet as it stands.
     *
     * @param told an age that is already told for the whole device
     */
    void show(Switchboard.Panel nowPanel, Switchboard.Row nowRow, Instant now, Optional<String> told) {
        panel = nowPanel;
        row = nowRow;
        boolean alone = panel.rows().size() == 1;
        String name = SwitchWords.name(phrases, panel, row);
        String words = SwitchWords.state(phrases, row);
        title.setText(alone ? words : phrases.say(row.outlet().label()));
        Optional<String> age = row.last()
                .flatMap(last -> SwitchWords.age(phrases, last.at(), now))
                .filter(old -> row.wish().isEmpty() && !told.equals(Optional.of(old)));
        String below = alone
                ? age.map(old -> phrases.of("face.age", old)).orElse("")
                : age.map(old -> phrases.of("state.aged", words, old)).orElse(words);
        state.setText(below);
        visible(state, !below.isEmpty());
        visible(lock, row.guarded());
        timer.show(row, now);
        begin.setText(phrases.of("row.timer"));
        protect.setText(phrases.of(row.guarded() ? "row.unprotect" : "row.protect"));
        protect.setGraphic(Icons.small(row.guarded() ? Feather.UNLOCK : Feather.LOCK));
        toggle.show(
                position(row),
                row.wish().isPresent(),
                phrases.of("switch.say", name, words),
                phrases.of(PressModel.wanted(row) ? "switch.on" : "switch.off", name));
        pseudoClassStateChanged(
                BEHIND,
                row.outlet().kind() != Switches.Kind.MASTER
                        && panel.rows().stream().anyMatch(each -> each.outlet().kind() == Switches.Kind.MASTER));
        pseudoClassStateChanged(STALE, row.unpowered() || panel.condition() instanceof Switchboard.Condition.Failing);
        trouble();
    }

    static LargeSwitch.Position position(Switchboard.Row row) {
        return row.shown()
                .map(on -> on ? LargeSwitch.Position.ON : LargeSwitch.Position.OFF)
                .orElse(LargeSwitch.Position.UNKNOWN);
    }

    /** Builds anew only where it is another failure, so that a focused button stays. */
    private void trouble() {
        Optional<PressModel.Fault> fault = context.presses().fault(row.point());
        DeviceException why = fault.map(PressModel.Fault::why).orElse(null);
        if (why == blamed) {
            return;
        }
        blamed = why;
        getChildren().removeIf(InlineError.class::isInstance);
        if (why != null) {
            InlineError error = new InlineError(
                    phrases, why, Optional.of(() -> context.presses().again(row.point())));
            getChildren().add(error);
        }
    }

    private static void visible(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
