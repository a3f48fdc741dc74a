// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.control.Dialogs;
import org.holdfast.ui.control.Notice;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.Refusal;

/** What presses lead to, with the questions that come before. FX thread only. */
final class SwitchDeeds {
    private final SwitchContext context;
    private final Phrases phrases;

    SwitchDeeds(SwitchContext context) {
        this.context = context;
        phrases = context.phrases();
    }

    /** Switches an outlet to the other state; one that is protected is asked about before it goes off. */
    void press(Switchboard.Panel panel, Switchboard.Row row) {
        boolean on = PressModel.wanted(row);
        if (on || !row.asks()) {
            context.presses().set(row.point(), on);
            return;
        }
        String name = SwitchWords.name(phrases, panel, row);
        Button act = new Button(phrases.of("ask.act"));
        act.setId("ask-off");
        act.getStyleClass().add("accent");
        act.setDefaultButton(true);
        act.setOnAction(_ -> {
            context.frame().closeDialog();
            context.presses().set(row.point(), false);
        });
        new Dialogs(context.frame())
                .show(
                        phrases.of("ask", name),
                        phrases.of(row.guarded() ? "ask.protected" : "ask.master"),
                        List.of(),
                        act);
    }

    void timer(Switchboard.Panel panel, Switchboard.Row row) {
        TimerDialog.show(context, panel, row);
    }

    void protect(Switchboard.Row row) {
        context.presses().protect(row.point(), !row.guarded());
    }

    /** Switches everything off that is not protected. */
    void everythingOff() {
        context.presses().setAll(context.board().everything(), false, this::told);
    }

    /** A group that is on or partly on goes off. */
    void press(Switchboard.Group group) {
        set(group, context.board().standing(group.points()) == Switchboard.Standing.OFF);
    }

    void set(Switchboard.Group group, boolean on) {
        set(group.points(), on);
    }

    /** Switches several outlets. */
    void set(List<Switchboard.Point> points, boolean on) {
        context.presses().setAll(points, on, this::told);
    }

    /** What did not go as wished is told; what did is seen. */
    private void told(List<Switchboard.Outcome> outcomes) {
        long failed = outcomes.stream()
                .filter(Switchboard.Outcome.Failed.class::isInstance)
                .count();
        long left = outcomes.stream()
                .filter(Switchboard.Outcome.LeftOut.class::isInstance)
                .count();
        if (failed > 0) {
            notice(Notice.passing(context.clock().instant(), phrases.of("all.failed", failed, outcomes.size())));
        } else if (left > 0) {
            notice(Notice.passing(context.clock().instant(), phrases.of("all.left", left)));
        }
    }

    void make(List<Switchboard.Point> first) {
        GroupDialog.make(context, first);
    }

    void edit(Switchboard.Group group) {
        GroupDialog.edit(context, group);
    }

    void delete(Switchboard.Group group) {
        context.frame()
                .background()
                .act(
                        () -> context.board().forget(group.id()),
                        () -> notice(new Notice(
                                context.clock().instant(),
                                Notice.Weight.PASSING,
                                phrases.of("group.deleted", group.name()),
                                Optional.of(new Notice.Deed(phrases.of("undo"), () -> takeBack(group))))),
                        why -> notice(Refusal.notice(context.clock(), phrases, why)));
    }

    private void takeBack(Switchboard.Group group) {
        context.frame()
                .background()
                .act(
                        () -> context.board().keep(group),
                        () -> {},
                        why -> notice(Refusal.notice(context.clock(), phrases, why)));
    }

    private void notice(Notice notice) {
        context.frame().notice(notice);
    }
}
