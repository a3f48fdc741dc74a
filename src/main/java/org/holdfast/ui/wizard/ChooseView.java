// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.FamilyGuide;
import org.holdfast.device.Found;
import org.holdfast.service.Discovery;
import org.holdfast.ui.control.DrawingView;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** The first page: what was found, the kinds of devices, and an address. */
final class ChooseView implements StepView {
    private static final double SMALL = 44;
    private static final double LARGE = 64;

    private final ChooseStep step;
    private final Phrases phrases;
    private final Frame frame;
    private final Runnable next;
    private final VBox found = new VBox();
    private final VBox kinds = new VBox();
    private final VBox obstacles = new VBox();
    private final ProgressIndicator searching = new ProgressIndicator();
    private final VBox choices = new VBox();
    private final ScrollPane node;
    private final Subscription subscriptions;
    private List<Found> shown = List.of();
    private boolean built;

    ChooseView(ChooseStep step, Phrases phrases, Frame frame, Runnable next) {
        this.step = step;
        this.phrases = phrases;
        this.frame = frame;
        this.next = next;
        found.getStyleClass().add(Look.GAP_8);
        obstacles.getStyleClass().add(Look.GAP_12);
        searching.getStyleClass().add("small-spinner");
        searching.setAccessibleText(phrases.of("choose.searching"));
        HBox heading = new HBox(Parts.section(phrases.of("choose.found")), searching);
        heading.getStyleClass().add(Look.GAP_8);
        heading.setAlignment(Pos.CENTER_LEFT);
        VBox foundSection = new VBox(heading, found, obstacles);
        foundSection.getStyleClass().add(Look.GAP_8);
        kinds.getChildren().add(Parts.section(phrases.of("choose.kinds")));
        kinds.getStyleClass().add(Look.GAP_8);
        for (DeviceFamily family : step.families()) {
            kinds.getChildren().add(card(family));
        }
        kinds.getChildren().add(addressCard());
        choices.setId(ChooseStep.FIELD);
        choices.getStyleClass().add(Look.GAP_24);
        choices.getChildren()
                .addAll(
                        Parts.question(phrases.of("choose.question")),
                        Parts.problem(step, phrases),
                        foundSection,
                        kinds);
        choices.getStyleClass().add("wizard-choices");
        node = Parts.scrolling(choices);
        subscriptions = Subscription.combine(
                step.searchProperty().subscribe(this::showFound),
                step.obstaclesProperty()
                        .subscribe(seen -> obstacles
                                .getChildren()
                                .setAll(seen.isEmpty() ? List.of() : List.of(Parts.obstacles(seen, phrases)))));
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean focusFirst() {
        Node first = found.getChildren().isEmpty() ? null : found.getChildren().getFirst();
        Node card = first instanceof ChoiceCard ? first : kinds.getChildren().get(1);
        card.requestFocus();
        return true;
    }

    @Override
    public void focus(String field) {
        node.setVvalue(0);
        focusFirst();
    }

    @Override
    public void dispose() {
        subscriptions.unsubscribe();
    }

    private void choose(ChooseStep.Choice choice) {
        step.choose(choice);
        next.run();
    }

    /** Rebuilt only when something else is found, so that the focus stays where it is. */
    private void showFound(Discovery.State state) {
        searching.setVisible(state.searching());
        if (built && state.found().equals(shown) && !shown.isEmpty()) {
            return;
        }
        built = true;
        shown = state.found();
        found.getChildren().clear();
        for (Found device : shown) {
            found.getChildren().add(card(device));
        }
        if (!shown.isEmpty()) {
            obstacles.getChildren().clear();
        } else {
            found.getChildren().add(nothing(state.rounds() > 0));
        }
    }

    private Node nothing(boolean searched) {
        Label words = Parts.secondary(phrases.of(searched ? "choose.found.none" : "choose.searching"));
        HBox row = new HBox(words);
        row.getStyleClass().add(Look.GAP_12);
        row.setAlignment(Pos.CENTER_LEFT);
        if (searched) {
            Button why = new Button(phrases.of("choose.found.why"));
            why.setId("wizard-why");
            why.getStyleClass().add("small");
            why.setOnAction(_ -> step.lookForObstacles());
            Button explore = new Button(phrases.of("choose.explore"));
            explore.setId("wizard-explore");
            explore.getStyleClass().add("small");
            explore.setOnAction(_ -> frame.explore(true));
            row.getChildren().addAll(why, explore);
        }
        return row;
    }

    private ChoiceCard card(Found device) {
        String where = device.address().toString();
        return switch (device) {
            case Found.Supported supported ->
                new ChoiceCard(
                        "wizard-found-" + where,
                        picture(device.family()),
                        phrases.say(IdentifyStep.model(supported.device())),
                        phrases.of("choose.at", kind(device.family()), where),
                        () -> choose(new ChooseStep.Choice.OfFound(device)));
            case Found.Unsupported unsupported ->
                new ChoiceCard(
                        "wizard-found-" + where,
                        tile(Icons.large(Feather.SLASH)),
                        phrases.say(unsupported.what()),
                        phrases.of("choose.unsupported", where),
                        () -> choose(new ChooseStep.Choice.OfFound(device)));
        };
    }

    private Node picture(String familyId) {
        return step.families().stream()
                .filter(family -> family.id().equals(familyId))
                .map(family -> tile(new DrawingView(family.guide().drawing(), SMALL)))
                .findFirst()
                .orElseGet(() -> tile(Icons.large(Feather.HARD_DRIVE)));
    }

    private String kind(String familyId) {
        return step.families().stream()
                .filter(family -> family.id().equals(familyId))
                .map(family -> phrases.say(family.guide().title()))
                .findFirst()
                .orElse(familyId);
    }

    private static StackPane tile(Node picture) {
        StackPane tile = new StackPane(picture);
        tile.getStyleClass().add("wizard-choice-picture");
        return tile;
    }

    private ChoiceCard card(DeviceFamily family) {
        FamilyGuide guide = family.guide();
        return new ChoiceCard(
                "wizard-family-" + family.id(),
                tile(new DrawingView(guide.drawing(), LARGE)),
                phrases.say(guide.title()),
                phrases.say(guide.summary()),
                () -> choose(new ChooseStep.Choice.OfFamily(family)));
    }

    private ChoiceCard addressCard() {
        return new ChoiceCard(
                "wizard-by-address",
                tile(Icons.large(Feather.MAP_PIN)),
                phrases.of("choose.address"),
                phrases.of("choose.address.summary"),
                () -> choose(new ChooseStep.Choice.ByAddress()));
    }
}
