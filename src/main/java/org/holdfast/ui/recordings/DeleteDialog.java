// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.holdfast.device.Device;
import org.holdfast.device.Recording;
import org.holdfast.service.CardCleaning;
import org.holdfast.ui.control.Dialogs;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.InlineError;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.PlainName;
import org.holdfast.ui.control.Skeleton;

/** Asks before recordings are deleted on a camera: how many, which, what stays and why. FX thread only. */
final class DeleteDialog {
    private static final int NAMED = 4;

    private final Frame frame;
    private final Phrases phrases;
    private final CleaningModel model;
    private final Device device;
    private final List<Recording> wanted;
    private final Runnable downloadFirst;

    /**
     * @param downloadFirst puts those without a copy into the queue; given them by the model when they are known
     */
    DeleteDialog(
            Frame frame,
            Phrases phrases,
            CleaningModel model,
            Device device,
            List<Recording> wanted,
            Runnable downloadFirst) {
        this.frame = frame;
        this.phrases = phrases;
        this.model = model;
        this.device = device;
        this.wanted = wanted;
        this.downloadFirst = downloadFirst;
    }

    /** Compares the copies with the card first, which takes a moment, then asks. */
    void open() {
        Skeleton comparing = new Skeleton(
                phrases, frame.motion(), phrases.of("delete.comparing", device.name()), frame::closeDialog);
        Label title = heading(phrases.of("delete.title.any", wanted.size(), PlainName.of(device.name())));
        Button cancel = new Button(phrases.shared().of("cancel"));
        cancel.setId("delete-comparing-cancel");
        cancel.setOnAction(_ -> frame.closeDialog());
        VBox box = new VBox(title, comparing, cancel);
        box.setId("delete-comparing");
        box.getStyleClass().addAll(Look.DIALOG, "narrow");
        frame.showDialog(box, model::stopSorting);
        model.sort(device, wanted, this::ask, why -> {
            VBox failed = new VBox(title, new InlineError(phrases, why, Optional.of(this::open)), cancel);
            failed.getStyleClass().addAll(Look.DIALOG, "narrow");
            frame.showDialog(failed, () -> {});
        });
    }

    private static Label heading(String words) {
        Label heading = new Label(words);
        heading.getStyleClass().add(Look.PAGE_TITLE);
        heading.setWrapText(true);
        heading.setMinHeight(Region.USE_PREF_SIZE);
        return heading;
    }

    private void ask(CardCleaning.Sorted sorted) {
        List<Node> middle = new ArrayList<>();
        part(middle, "delete-allowed", "delete.allowed", sorted.allowed());
        part(middle, "delete-kept-locked", "delete.kept.locked", sorted.locked());
        part(middle, "delete-kept-without", "delete.kept.without", sorted.withoutCopy());
        if (!sorted.withoutCopy().isEmpty()) {
            Button first = new Button(phrases.of("delete.download-first"));
            first.setId("delete-download-first");
            first.getStyleClass().add("accent");
            first.setOnAction(_ -> {
                frame.closeDialog();
                model.card().selection().choose(sorted.withoutCopy());
                downloadFirst.run();
            });
            middle.add(first);
        }
        int count = sorted.allowed().size();
        Button act = new Button(phrases.of("delete.act", count));
        act.setId("delete-act");
        act.getStyleClass().add("danger");
        act.setVisible(count > 0);
        act.setManaged(count > 0);
        act.setOnAction(_ -> {
            frame.closeDialog();
            model.delete(device, sorted.allowed());
        });
        String title = count > 0
                ? phrases.of("delete.title", count, PlainName.of(device.name()))
                : phrases.of("delete.title.none");
        String words = phrases.of(count > 0 ? "delete.words" : "delete.words.none");
        if (count > 0) {
            new Dialogs(frame).show(title, words, middle, act);
        } else {
            new Dialogs(frame).tell(title, words, middle, act);
        }
    }

    private void part(List<Node> middle, String id, String key, List<Recording> recordings) {
        if (recordings.isEmpty()) {
            return;
        }
        Label head = new Label(phrases.of(key, recordings.size()));
        head.getStyleClass().add(Look.STRONG);
        head.setWrapText(true);
        head.setMinHeight(Region.USE_PREF_SIZE);
        Label names = new Label(names(recordings));
        names.setId(id);
        names.getStyleClass().add(Look.SECONDARY);
        names.setWrapText(true);
        names.setMinHeight(Region.USE_PREF_SIZE);
        VBox part = new VBox(head, names);
        part.getStyleClass().add(Look.GAP_4);
        middle.add(part);
    }

    private String names(List<Recording> recordings) {
        String named = recordings.stream()
                .limit(NAMED)
                .map(recording -> PlainName.of(recording.name()))
                .collect(Collectors.joining(", "));
        int more = recordings.size() - NAMED;
        return more > 0 ? phrases.of("delete.more", named, more) : named;
    }
}
