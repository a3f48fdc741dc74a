// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.secrets;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.holdfast.device.Text;
import org.holdfast.service.SecretImports.Waiting;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.PlainName;
import org.holdfast.ui.control.Skeleton;

/** Tokens are pasted or read from a file here, reviewed, and kept; and those that wait for their device are forgotten. */
final class ImportPage implements Page {
    /** So many rows of a review are shown; more would make the window slow, and nobody reads them. */
    private static final int MOST_ROWS = 200;

    private final ImportModel model;
    private final Frame frame;
    private final Phrases phrases;
    private final AskingPart asking;
    private final VBox step = new VBox();
    private final VBox waiting = new VBox();
    private final ScrollPane node;
    private Subscription counting = Subscription.EMPTY;

    ImportPage(ImportModel model, Frame frame, Phrases phrases, FilePicker picker) {
        this.model = model;
        this.frame = frame;
        this.phrases = phrases;
        asking = new AskingPart(model, phrases, picker);
        step.getStyleClass().add(Look.GAP_24);
        waiting.setId("tokens-waiting");
        waiting.getStyleClass().add(Look.GAP_8);
        VBox column = new VBox(step, waiting);
        column.setId("tokens");
        column.getStyleClass().addAll("page-body", "tokens-column");
        StackPane middle = new StackPane(column);
        middle.getStyleClass().add(Look.PAGE);
        middle.setAlignment(Pos.TOP_CENTER);
        middle.setMinHeight(Region.USE_PREF_SIZE);
        node = new ScrollPane(middle);
        node.setFitToWidth(true);
        node.setFitToHeight(true);
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.setFocusTraversable(false);
        node.getStyleClass().add("page-scroll");
        model.stage().subscribe(this::show);
        model.waiting().subscribe(this::showWaiting);
        model.look();
    }

    @Override
    public String title() {
        return phrases.of("title");
    }

    @Override
    public Node node() {
        return node;
    }

    private void show(ImportModel.Stage stage) {
        counting.unsubscribe();
        step.getChildren().setAll(view(stage));
        node.setVvalue(0);
        frame.motion().fadeIn(step);
    }

    private List<Node> view(ImportModel.Stage stage) {
        return switch (stage) {
            case ImportModel.Stage.Asking _, ImportModel.Stage.PasswordWanted _ -> asking.show(stage);
            case ImportModel.Stage.Reading() ->
                List.of(new Skeleton(phrases, frame.motion(), phrases.of("reading"), model::back));
            case ImportModel.Stage.Keeping() -> List.of(line(phrases.of("keeping"), Look.SECONDARY));
            case ImportModel.Stage.Review(List<ImportModel.Row> rows, List<Text> remarks) -> review(rows, remarks);
            case ImportModel.Stage.Kept kept -> List.of(kept(kept));
        };
    }

    private List<Node> review(List<ImportModel.Row> rows, List<Text> remarks) {
        VBox list = new VBox();
        list.setId("tokens-review");
        list.getStyleClass().addAll(Look.CARD, "token-list");
        for (int i = 0; i < Math.min(rows.size(), MOST_ROWS); i++) {
            ReviewRow row = new ReviewRow(phrases, rows.get(i), i);
            row.pseudoClassStateChanged(Look.FIRST, i == 0);
            list.getChildren().add(row);
        }
        VBox found = section(phrases.of("review"), line(phrases.of("review.count", rows.size()), Look.SECONDARY), list);
        if (rows.size() > MOST_ROWS) {
            found.getChildren().add(line(phrases.of("review.more", rows.size() - MOST_ROWS), Look.SECONDARY));
        }
        List<Node> all = new ArrayList<>(List.of(found));
        if (!remarks.isEmpty()) {
            VBox left = new VBox();
            left.setId("tokens-left-out");
            left.getStyleClass().addAll(Look.CARD, "tokens-card");
            remarks.forEach(remark -> left.getChildren().add(line(phrases.say(remark), Look.SECONDARY)));
            all.add(section(phrases.of("review.left"), left));
        }
        all.add(deeds());
        return all;
    }

    private HBox deeds() {
        Button back = button("tokens-back", phrases.of("review.back"), model::back);
        Button keep = button("tokens-keep", "", model::keep);
        keep.getStyleClass().add("accent");
        keep.setDefaultButton(true);
        Label none = line(phrases.of("review.none"), Look.SECONDARY);
        none.setId("tokens-none");
        counting = model.chosen().subscribe(count -> {
            keep.setText(phrases.of("keep", count.intValue()));
            keep.setDisable(count.intValue() == 0);
            none.setVisible(count.intValue() == 0);
        });
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox row = new HBox(back, between, none, keep);
        row.getStyleClass().add(Look.GAP_12);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private VBox kept(ImportModel.Stage.Kept kept) {
        VBox card = new VBox();
        card.setId("tokens-kept");
        card.getStyleClass().addAll(Look.CARD, "tokens-card");
        if (kept.outcome().saved() > 0 || kept.outcome().waiting() == 0) {
            card.getChildren().add(line(phrases.of("kept.saved", kept.outcome().saved()), Look.STRONG));
        }
        if (kept.outcome().waiting() > 0) {
            card.getChildren()
                    .add(line(phrases.of("kept.waiting", kept.outcome().waiting()), Look.STRONG));
        }
        HBox buttons = new HBox();
        buttons.getStyleClass().add(Look.GAP_8);
        if (!kept.addable().isEmpty()) {
            Button add =
                    button("tokens-add", phrases.of("kept.add", kept.addable().size()), model::addFound);
            add.getStyleClass().add("accent");
            buttons.getChildren().add(add);
        }
        Button done = button("tokens-done", phrases.of("kept.done"), frame::back);
        if (kept.addable().isEmpty()) {
            done.getStyleClass().add("accent");
        }
        buttons.getChildren().addAll(done, button("tokens-more", phrases.of("kept.more"), model::back));
        card.getChildren().addAll(line(phrases.of("kept.where"), Look.SECONDARY), buttons);
        return section(phrases.of("kept"), card);
    }

    private void showWaiting(List<Waiting> all) {
        waiting.getChildren().clear();
        waiting.setVisible(!all.isEmpty());
        waiting.setManaged(!all.isEmpty());
        VBox list = new VBox();
        list.getStyleClass().addAll(Look.CARD, "token-list");
        for (int i = 0; i < Math.min(all.size(), MOST_ROWS); i++) {
            Waiting each = all.get(i);
            String name = PlainName.of(each.name().isBlank() ? phrases.of("row.nameless") : each.name());
            Label words = line(
                    each.model().isBlank() ? name : phrases.of("waiting.model", name, PlainName.of(each.model())),
                    Look.STRONG);
            words.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(words, Priority.ALWAYS);
            Button forget = button("token-forget-" + i, phrases.of("waiting.forget"), () -> model.forget(each));
            forget.getStyleClass().addAll("small", "flat");
            forget.setAccessibleText(phrases.of("waiting.forget.say", name));
            HBox row = new HBox(words, forget);
            row.getStyleClass().addAll("token-row", Look.GAP_12);
            row.setAlignment(Pos.CENTER_LEFT);
            row.pseudoClassStateChanged(Look.FIRST, i == 0);
            list.getChildren().add(row);
        }
        waiting.getChildren()
                .setAll(section(phrases.of("waiting"), line(phrases.of("waiting.words"), Look.SECONDARY), list));
    }

    static VBox section(String title, Node... content) {
        VBox section = new VBox(line(title, Look.SECTION_TITLE));
        section.getChildren().addAll(content);
        section.getStyleClass().add(Look.GAP_8);
        return section;
    }

    static Label line(String words, String look) {
        Label label = new Label(words);
        label.getStyleClass().add(look);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Button button(String id, String words, Runnable act) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    @Override
    public void closed() {
        counting.unsubscribe();
        asking.clear();
        model.close();
    }
}
