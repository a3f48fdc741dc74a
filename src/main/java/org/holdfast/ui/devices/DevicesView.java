// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.FamilyGuide;
import org.holdfast.device.Found;
import org.holdfast.service.Discovery;
import org.holdfast.service.Services;
import org.holdfast.ui.control.Drawings;
import org.holdfast.ui.control.EmptyState;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.live.LiveScreens;
import org.holdfast.ui.switches.SwitchScreens;

/** The Devices page's nodes. */
final class DevicesView {
    /** So many pictures move at once; more would make a weak computer slow and cameras busy. */
    private static final int MOST_MOVING = 4;

    static final String BUNDLE = "org.holdfast.ui.devices.words";

    private final DevicesModel model;
    private final Phrases phrases;
    private final DeviceDeeds deeds;
    private final Services services;
    private final LiveScreens live;
    private final SwitchScreens switches;
    private final SearchSign sign;
    private final FlowPane foundCards = cards("found-cards");
    private final Button addAll = new Button();
    private final FlowPane savedCards = cards("saved-cards");
    private final VBox foundSection;
    private final VBox savedSection;
    private final VBox obstacleSection = new VBox();
    private final Welcome welcome;
    private final Node nothingMatches;
    private final ScrollPane scroll;
    private final Map<String, DeviceCard> known = new LinkedHashMap<>();
    private boolean shown;

    DevicesView(
            DevicesModel model,
            Frame frame,
            DeviceDeeds deeds,
            Services services,
            LiveScreens live,
            SwitchScreens switches) {
        this.model = model;
        this.deeds = deeds;
        this.services = services;
        this.live = live;
        this.switches = switches;
        phrases = frame.phrases(BUNDLE);
        sign = new SearchSign(phrases, frame.motion(), model);
        addAll.setId("found-add-all");
        addAll.getStyleClass().add("small");
        addAll.setOnAction(_ -> model.addAll());
        HBox foundHead = new HBox(heading(phrases.of("found")), addAll);
        foundHead.getStyleClass().add(Look.GAP_16);
        foundHead.setAlignment(Pos.CENTER_LEFT);
        foundSection = section(foundHead, foundCards);
        savedSection = section(heading(phrases.of("mine")), savedCards);
        welcome = new Welcome(phrases, frame);
        nothingMatches = new EmptyState(Drawings.LIGHTHOUSE, phrases.of("search.nothing"), clearSearch());
        obstacleSection.getStyleClass().addAll(Look.GAP_12);
        obstacleSection.setId("obstacles");
        VBox body = new VBox(foundSection, savedSection, welcome, nothingMatches, obstacleSection);
        body.getStyleClass().add("page-body");
        StackPane top = new StackPane(body, sign.bar());
        top.getStyleClass().add("devices-top");
        StackPane.setAlignment(sign.bar(), Pos.TOP_RIGHT);
        StackPane middle = new StackPane(top);
        middle.setMinHeight(Region.USE_PREF_SIZE);
        middle.setAlignment(Pos.TOP_CENTER);
        middle.getStyleClass().add(Look.PAGE);
        scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("page-scroll");
        model.found().addListener((ListChangeListener<Found>) change -> refreshFound());
        model.saved().addListener((ListChangeListener<DevicesModel.Saved>) change -> refreshSaved());
        model.obstacles().addListener((ListChangeListener<Discovery.Obstacle>) change -> refreshObstacles());
        model.bookEmpty().subscribe(empty -> arrange());
        model.search().subscribe(words -> arrange());
        refreshFound();
        refreshSaved();
        refreshObstacles();
    }

    Node node() {
        return scroll;
    }

    void shown() {
        shown = true;
        sign.shown();
        refreshSaved();
    }

    void hidden() {
        shown = false;
        watch();
        sign.hidden();
    }

    private static FlowPane cards(String id) {
        FlowPane pane = new FlowPane();
        pane.getStyleClass().add("card-wall");
        pane.setId(id);
        return pane;
    }

    private static Label heading(String words) {
        Label label = new Label(words);
        label.getStyleClass().add(Look.SECTION_TITLE);
        return label;
    }

    private static VBox section(Node head, Node content) {
        VBox box = new VBox(head, content);
        box.getStyleClass().add(Look.GAP_12);
        return box;
    }

    private Button clearSearch() {
        Button clear = new Button(phrases.of("search.clear"));
        clear.setId("devices-clear-search");
        clear.setOnAction(event -> model.search().set(""));
        return clear;
    }

    private void refreshFound() {
        foundCards
                .getChildren()
                .setAll(model.found().stream()
                        .map(found -> new FoundCard(phrases, found, guide(found.family()), deeds))
                        .toList());
        long several =
                model.found().stream().filter(Found.Supported.class::isInstance).count();
        addAll.setText(phrases.of("found.add.all", several));
        visible(addAll, several > 1);
        arrange();
    }

    private void refreshSaved() {
        List<DevicesModel.Saved> saved = List.copyOf(model.saved());
        forget(saved.stream().map(each -> each.device().id()).collect(Collectors.toSet()));
        List<Node> cards = saved.stream()
                .<Node>map(each -> {
                    DeviceCard card = card(each.device());
                    card.show(each);
                    return card;
                })
                .toList();
        if (!savedCards.getChildren().equals(cards)) {
            savedCards.getChildren().setAll(cards);
        }
        watch();
        arrange();
    }

    /** The card of a device; another one where it turned out to be something else. */
    private DeviceCard card(Device device) {
        boolean switched = switches.has(device);
        DeviceCard present = known.get(device.id());
        if (present != null && present.switched() == switched) {
            return present;
        }
        if (present != null) {
            present.dispose();
        }
        CardFront front =
                switched ? CardFront.Switched.of(switches.face(device)) : new CardFront.Seen(live.thumbnail(device));
        DeviceCard card = new DeviceCard(phrases, deeds, front, services.clock());
        known.put(device.id(), card);
        return card;
    }

    /** Cards of devices that are gone let go of their pictures; one whose address changed gets a new one. */
    private void forget(Set<String> present) {
        known.entrySet().removeIf(entry -> {
            boolean gone = !present.contains(entry.getKey());
            if (gone) {
                entry.getValue().dispose();
            }
            return gone;
        });
    }

    /** While the page is shown, the pictures of the first devices that answer move, and all switches are asked. */
    private void watch() {
        int moving = 0;
        for (DeviceCard card : known.values()) {
            if (card.switched()) {
                card.watch(shown);
                continue;
            }
            boolean moves = shown && card.answers() && moving < MOST_MOVING;
            card.watch(moves);
            if (moves) {
                moving++;
            }
        }
    }

    private void refreshObstacles() {
        obstacleSection.getChildren().clear();
        if (!model.obstacles().isEmpty()) {
            Label words = new Label(phrases.of("obstacles.words"));
            words.getStyleClass().add(Look.SECONDARY);
            words.setWrapText(true);
            obstacleSection.getChildren().addAll(heading(phrases.of("obstacles")), words);
            VBox list = new VBox();
            list.getStyleClass().addAll(Look.CARD, "obstacle-list");
            model.obstacles().forEach(each -> list.getChildren().add(new ObstacleRow(phrases, each)));
            obstacleSection.getChildren().add(list);
        }
        arrange();
    }

    private void arrange() {
        boolean some = !model.found().isEmpty() || !model.saved().isEmpty();
        boolean lookingFor = !model.search().get().isBlank();
        visible(foundSection, !model.found().isEmpty());
        visible(savedSection, !model.saved().isEmpty());
        boolean exploring = services.exploration().running() && !model.found().isEmpty();
        visible(welcome, model.bookEmpty().get() && !lookingFor && !exploring);
        visible(nothingMatches, !some && lookingFor);
        welcome.brief(!model.found().isEmpty());
        visible(obstacleSection, !model.obstacles().isEmpty() && !lookingFor);
    }

    private static void visible(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    private Optional<FamilyGuide> guide(String family) {
        return services.families().stream()
                .filter(each -> each.id().equals(family))
                .findFirst()
                .map(DeviceFamily::guide);
    }
}
