// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Events;
import org.holdfast.device.Text;
import org.holdfast.service.Services;
import org.holdfast.ui.control.Departing;
import org.holdfast.ui.control.DeviceTab;
import org.holdfast.ui.control.DrawingView;
import org.holdfast.ui.control.Drawings;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.InlineError;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Notice;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.Refusal;
import org.holdfast.ui.control.SettingEntry;
import org.holdfast.ui.control.SettingRow;
import org.holdfast.ui.control.Skeleton;
import org.holdfast.ui.control.StandingTab;
import org.holdfast.ui.control.StateDot;
import org.holdfast.ui.password.PasswordOffer;
import org.holdfast.ui.password.Passwords;

/** The page of one device: a tab for each thing that it offers. */
public final class DevicePage implements Page {
    private static final String BUNDLE = "org.holdfast.ui.devices.words";
    private static final double DRAWING = 96;

    private final Services services;
    private final Frame frame;
    private final Phrases phrases;
    private final List<DeviceTab> offered;
    private final DevicePageModel model;
    private final PasswordOffer passwords;
    private final StateDot state = new StateDot();
    private final HBox heading;
    private final DeviceTabs tabs;
    private final EventLine eventLine;
    private final VBox node;
    private final List<SettingRow> rows = new ArrayList<>();
    private Optional<Departing.Departure> departure = Optional.empty();
    private Subscription bound = Subscription.EMPTY;
    private boolean shown;

    /**
     * @param offered all tabs of connections there are; the page shows those that fit
     * @param standing all tabs there are that need no connection
     */
    public DevicePage(
            Device device, Services services, Frame frame, List<DeviceTab> offered, List<StandingTab> standing) {
        this.services = services;
        this.frame = frame;
        this.offered = List.copyOf(offered);
        phrases = frame.phrases(BUNDLE);
        passwords = new Passwords(services, frame);
        model = new DevicePageModel(device, services.book(), services.connections(), frame.background());
        heading = new HBox(
                new EditableName(phrases, model, why -> frame.notice(Refusal.notice(services.clock(), phrases, why))),
                state);
        heading.getStyleClass().add(Look.GAP_16);
        heading.setAlignment(Pos.CENTER_LEFT);
        eventLine = new EventLine(phrases);
        tabs = new DeviceTabs(device, standing);
        node = new VBox(eventLine, tabs.node());
        node.setId("device-page");
        node.getStyleClass().add(Look.PAGE);
        bound = model.link().subscribe(this::show);
        model.events().addListener((ListChangeListener<Events.Event>) change -> {
            while (change.next()) {
                if (change.wasAdded()) {
                    tell(List.copyOf(change.getAddedSubList()));
                }
            }
        });
        model.connect();
    }

    @Override
    public String title() {
        return model.device().get().name();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Optional<Node> heading() {
        return Optional.of(heading);
    }

    private void show(DevicePageModel.Link link) {
        rows.forEach(SettingRow::release);
        rows.clear();
        switch (link) {
            case DevicePageModel.Link.Waiting() -> {
                state.show(StateDot.Kind.BUSY, phrases.of("state.connecting"));
                tabs.show(phrases.of("connection"), waiting());
            }
            case DevicePageModel.Link.Open(Connection connection) -> {
                departure = Optional.empty();
                model.stopLooking();
                state.show(StateDot.Kind.GOOD, phrases.of("state.connected"));
                tabs.show(model.device().get(), connection, offered);
            }
            case DevicePageModel.Link.Failed(DeviceException why) -> {
                departure = sentAway().or(() -> departure);
                if (departure.isPresent()) {
                    state.show(StateDot.Kind.WEAK, phrases.of("state.away"));
                } else if (why instanceof DeviceException.WrongCredentials) {
                    state.show(StateDot.Kind.WEAK, phrases.of("state.refused"));
                } else {
                    state.show(StateDot.Kind.BAD, phrases.of("state.silent"));
                }
                tabs.show(phrases.of("connection"), failed(why));
                lookFor();
            }
        }
    }

    private void lookFor() {
        if (shown && departure.isPresent()) {
            model.lookFor(services.discovery());
        }
    }

    /** Where the user sent the device from one of the tabs, which is why it no longer answers here. */
    private Optional<Departing.Departure> sentAway() {
        return tabs.pages().stream()
                .filter(Departing.class::isInstance)
                .flatMap(page -> ((Departing) page).departure().stream())
                .findFirst();
    }

    private Node waiting() {
        Skeleton skeleton = new Skeleton(
                phrases,
                frame.motion(),
                phrases.of(
                        "page.connecting",
                        title(),
                        model.device().get().address().toString()),
                () -> model.giveUp(new DeviceException.Unsupported(
                        Text.of(BUNDLE, "page.cancelled"), Text.of(BUNDLE, "page.cancelled.advice"))));
        VBox box = new VBox(skeleton);
        box.getStyleClass().add("page-body");
        return box;
    }

    private Node failed(DeviceException why) {
        VBox box = departure
                .map(away -> new VBox(new DeparturePane(phrases, away, model::connect)))
                .orElseGet(() -> new VBox(
                        new DrawingView(Drawings.UNPLUGGED, DRAWING),
                        new InlineError(phrases, why, Optional.of(model::connect))));
        box.getStyleClass().addAll("page-body", "failed-page");
        box.setAlignment(Pos.TOP_CENTER);
        passwords.offer(model.device().get(), why, model::connect).ifPresent(form -> {
            form.getStyleClass().addAll(Look.CARD, "password-card");
            box.getChildren().add(form);
        });
        // They may be the reason why it does not answer, such as the interface or the transport.
        addOptions(box);
        StackPane middle = new StackPane(box);
        middle.getStyleClass().add(Look.PAGE);
        middle.setAlignment(Pos.TOP_CENTER);
        middle.setMinHeight(Region.USE_PREF_SIZE);
        ScrollPane scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("page-scroll");
        return scroll;
    }

    private void addOptions(VBox box) {
        Device device = model.device().get();
        Optional<DeviceFamily> family = services.families().stream()
                .filter(each -> each.id().equals(device.family()))
                .findFirst();
        if (services.book().byId(device.id()).isEmpty()) {
            return;
        }
        VBox list = new VBox();
        list.getStyleClass().addAll(Look.CARD, "row-list");
        for (SettingEntry entry : new DeviceOptions(device, services.book(), family, frame.background()).entries()) {
            SettingRow row = new SettingRow(entry, phrases, frame, Optional.empty());
            row.pseudoClassStateChanged(Look.FIRST, list.getChildren().isEmpty());
            rows.add(row);
            list.getChildren().add(row);
        }
        if (!rows.isEmpty()) {
            Label title = new Label(phrases.of("settings.options"));
            title.getStyleClass().add(Look.SECTION_TITLE);
            VBox group = new VBox(title, list);
            group.setId("failed-options");
            group.getStyleClass().addAll("settings-column", Look.GAP_8);
            box.getChildren().add(group);
        }
    }

    /** Shows what came since the last time, newest first; the same alarm is told once of it. */
    private void tell(List<Events.Event> news) {
        eventLine.show(news.getFirst());
        news.reversed().stream()
                .filter(event -> event.weight() == Events.Weight.ALARM)
                .map(event -> phrases.say(event.text()))
                .distinct()
                .forEach(words -> frame.notice(new Notice(
                        services.clock().instant(),
                        Notice.Weight.ALARM,
                        phrases.of("event.alarm", title(), words),
                        Optional.empty())));
        if (news.stream().anyMatch(Events.Event::changes)) {
            tabs.pages().forEach(page -> {
                if (page instanceof DeviceFollower follower) {
                    follower.deviceChanged();
                }
            });
        }
    }

    @Override
    public List<KeyHint> keys() {
        return tabs.present().map(Page::keys).orElse(List.of());
    }

    @Override
    public void shown() {
        shown = true;
        lookFor();
        tabs.shown();
    }

    @Override
    public void hidden() {
        shown = false;
        model.stopLooking();
        tabs.hidden();
    }

    @Override
    public void closed() {
        bound.unsubscribe();
        tabs.close();
        rows.forEach(SettingRow::release);
        rows.clear();
        model.close();
    }
}
