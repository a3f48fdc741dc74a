// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.ui.control.DeviceTab;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.StandingTab;

/**
 * The tabs of one device: those of its connection come and go with it, those that need none stay, and the one that was
 * chosen stays chosen. Without any that stay, what is said about the connection stands alone.
 */
final class DeviceTabs {
    private static final String CONNECTION = "connection";

    private record Entry(String id, String title, Page page) {}

    private final StackPane body = new StackPane();
    private final List<Entry> standing = new ArrayList<>();
    private final List<Entry> connected = new ArrayList<>();
    private Optional<Page> present = Optional.empty();
    private String chosen = "";
    private boolean shown;

    DeviceTabs(Device device, List<StandingTab> offered) {
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        for (StandingTab each : offered) {
            if (each.fits(device)) {
                standing.add(new Entry(each.id(), each.title(), each.open(device)));
            }
        }
    }

    Node node() {
        return body;
    }

    /** The pages that there are now. */
    List<Page> pages() {
        return Stream.concat(connected.stream(), standing.stream())
                .map(Entry::page)
                .toList();
    }

    /** Of the tab that is seen. */
    Optional<Page> present() {
        return present;
    }

    /** Shows the tabs of a connection. */
    void show(Device device, Connection connection, List<DeviceTab> offered) {
        closeConnected();
        for (DeviceTab each : offered) {
            if (each.fits(connection)) {
                connected.add(new Entry(each.id(), each.title(), each.open(device, connection)));
            }
        }
        show(connected);
    }

    /** Shows how it stands with the connection, in its place. */
    void show(String title, Node content) {
        closeConnected();
        Page said = new Page() {
            @Override
            public String title() {
                return title;
            }

            @Override
            public Node node() {
                return content;
            }
        };
        if (standing.isEmpty()) {
            body.getChildren().setAll(content);
            turnTo(Optional.of(said));
        } else {
            show(List.of(new Entry(CONNECTION, title, said)));
        }
    }

    private void show(List<Entry> leading) {
        TabPane pane = new TabPane();
        pane.setId("device-tabs");
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        List<Entry> all = Stream.concat(leading.stream(), standing.stream()).toList();
        for (Entry entry : all) {
            // A node stands in one place; the tabs before may still hold it.
            StackPane place = new StackPane(entry.page.node());
            Tab tab = new Tab(entry.title, place);
            tab.setId("tab-" + entry.id);
            tab.setUserData(entry);
            pane.getTabs().add(tab);
            if (entry.id.equals(chosen)) {
                pane.getSelectionModel().select(tab);
            }
        }
        body.getChildren().setAll(pane);
        pane.getSelectionModel().selectedItemProperty().addListener((_, _, tab) -> {
            if (tab != null) {
                Entry entry = (Entry) tab.getUserData();
                // What is said about the connection goes by itself; who reads it has chosen nothing.
                chosen = entry.id.equals(CONNECTION) ? chosen : entry.id;
                turnTo(Optional.of(entry.page));
            }
        });
        Tab first = pane.getSelectionModel().getSelectedItem();
        turnTo(first == null ? Optional.empty() : Optional.of(((Entry) first.getUserData()).page));
    }

    private void turnTo(Optional<Page> next) {
        if (shown) {
            present.ifPresent(Page::hidden);
        }
        present = next;
        if (shown) {
            present.ifPresent(Page::shown);
        }
    }

    private void closeConnected() {
        turnTo(Optional.empty());
        connected.forEach(entry -> entry.page.closed());
        connected.clear();
    }

    void shown() {
        shown = true;
        present.ifPresent(Page::shown);
    }

    void hidden() {
        present.ifPresent(Page::hidden);
        shown = false;
    }

    void close() {
        closeConnected();
        standing.forEach(entry -> entry.page.closed());
        standing.clear();
    }
}
