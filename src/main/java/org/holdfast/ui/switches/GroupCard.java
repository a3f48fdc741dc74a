// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.control.Hint;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** A group: its master switch, how many of its outlets are on, and which they are. */
final class GroupCard extends VBox {
    private final SwitchContext context;
    private final SwitchDeeds deeds;
    private final Phrases phrases;
    private final LargeSwitch toggle;
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label members = new Label();
    private Switchboard.Group group;

    GroupCard(SwitchContext context, Switchboard.Group first) {
        this.context = context;
        deeds = new SwitchDeeds(context);
        phrases = context.phrases();
        group = first;
        setId("group-" + first.id());
        getStyleClass().addAll(Look.CARD, "switch-card", "group-card");
        toggle = new LargeSwitch("group-switch-" + first.id(), context.frame().motion());
        toggle.setOnAction(_ -> deeds.press(group));
        name.setId("group-name-" + first.id());
        name.getStyleClass().add(Look.STRONG);
        state.setId("group-state-" + first.id());
        state.getStyleClass().addAll(Look.SECONDARY, Look.FIGURES);
        members.setId("group-members-" + first.id());
        members.getStyleClass().add(Look.SECONDARY);
        for (Label each : List.of(name, state, members)) {
            each.setMinWidth(0);
        }
        VBox words = new VBox(name, state, members);
        words.getStyleClass().add("outlet-words");
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(toggle, words, menu());
        line.getStyleClass().add(Look.GAP_12);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setMargin(toggle, new Insets(0, 0, 0, -LargeSwitch.AROUND));
        getChildren().add(line);
    }

    private Button menu() {
        String id = group.id();
        ContextMenu menu = new ContextMenu(
                item("group-on-" + id, "group.on", Feather.SUN, () -> deeds.set(group, true)),
                item("group-off-" + id, "group.off", Feather.POWER, () -> deeds.set(group, false)),
                item("group-edit-" + id, "group.change", Feather.EDIT_2, () -> deeds.edit(group)),
                item("group-delete-" + id, "group.delete", Feather.TRASH_2, () -> deeds.delete(group)));
        Button more = Icons.button("group-more-" + id, Feather.MORE_HORIZONTAL, phrases.of("row.more"), () -> {});
        more.setContextMenu(menu);
        more.setOnAction(_ -> menu.show(more, Side.BOTTOM, 0, 4));
        return more;
    }

    private MenuItem item(String id, String key, Feather icon, Runnable deed) {
        MenuItem item = new MenuItem(phrases.of(key), Icons.small(icon));
        item.setId(id);
        item.setOnAction(_ -> deed.run());
        return item;
    }

    /**
     * Shows the group as its outlets stand.
     *
     * @param panels all devices, whatever is searched for
     */
    void show(Switchboard.Group now, List<Switchboard.Panel> panels) {
        group = now;
        List<Member> present = panels.stream()
                .flatMap(panel -> panel.rows().stream().map(row -> new Member(panel, row)))
                .filter(each -> now.points().contains(each.row().point()))
                .toList();
        long on = present.stream()
                .filter(each -> each.row().shown().orElse(false))
                .count();
        boolean working = present.stream().anyMatch(each -> each.row().wish().isPresent());
        LargeSwitch.Position position = position(context.board().standing(now.points()));
        name.setText(now.name());
        name.setTooltip(new Hint(now.name()));
        state.setText(phrases.of("group.state", on, now.points().size()));
        String names = present.stream()
                .map(each -> SwitchWords.name(phrases, each.panel(), each.row()))
                .collect(Collectors.joining(", "));
        members.setText(names);
        members.setTooltip(new Hint(names));
        String words = phrases.of("group.position." + position.name().toLowerCase(Locale.ROOT));
        toggle.show(
                position,
                working,
                phrases.of("switch.say", now.name(), words),
                phrases.of(position == LargeSwitch.Position.OFF ? "group.press.on" : "group.press.off", now.name()));
    }

    static LargeSwitch.Position position(Switchboard.Standing standing) {
        return switch (standing) {
            case ON -> LargeSwitch.Position.ON;
            case OFF -> LargeSwitch.Position.OFF;
            case SOME -> LargeSwitch.Position.SOME;
            case UNKNOWN -> LargeSwitch.Position.UNKNOWN;
        };
    }

    private record Member(Switchboard.Panel panel, Switchboard.Row row) {}
}
