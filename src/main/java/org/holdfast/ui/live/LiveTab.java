// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.List;
import javafx.scene.Node;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.LiveSource;
import org.holdfast.ui.control.DeviceTab;
import org.holdfast.ui.control.Page;

/** The device page's <em>Live</em> tab. */
final class LiveTab implements DeviceTab {
    private final LiveScreens screens;

    LiveTab(LiveScreens screens) {
        this.screens = screens;
    }

    @Override
    public String id() {
        return "live";
    }

    @Override
    public String title() {
        return screens.context().phrases().of("live");
    }

    @Override
    public boolean fits(Connection connection) {
        return connection.capability(LiveSource.class).isPresent();
    }

    @Override
    public Page open(Device device, Connection connection) {
        CameraView view = new CameraView(screens.canvas(device));
        view.getStyleClass().add("in-tab");
        view.steer(connection);
        String title = title();
        return new Page() {
            @Override
            public String title() {
                return title;
            }

            @Override
            public Node node() {
                return view;
            }

            @Override
            public List<KeyHint> keys() {
                return screens.keys(view.steers());
            }

            @Override
            public void shown() {
                view.shown();
            }

            @Override
            public void hidden() {
                view.hidden();
            }

            @Override
            public void closed() {
                view.dispose();
            }
        };
    }
}
