// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.List;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.holdfast.device.Device;
import org.holdfast.net.Registration;
import org.holdfast.service.Connections;
import org.holdfast.ui.control.Page;
import org.jspecify.annotations.Nullable;

/** One camera of the live page, with its panel as soon as the camera answers. */
final class LiveCameraPage implements Page {
    private final LiveScreens screens;
    private final Device device;
    private final CameraView view;
    private Subscription leaving = Subscription.EMPTY;
    private @Nullable Registration opening;
    private Connections.@Nullable Lease lease;

    LiveCameraPage(LiveScreens screens, Device device) {
        this.screens = screens;
        this.device = device;
        view = new CameraView(screens.canvas(device));
        view.getStyleClass().add("live-camera-page");
    }

    Device device() {
        return device;
    }

    /** Fills the screen with the picture at once; when that is left, so is the page. */
    void fillScreen(Runnable left) {
        view.canvas().toggleFullScreen();
        leaving =
                Subscription.combine(leaving, view.canvas().fullScreenProperty().subscribe((_, full) -> {
                    if (!full) {
                        left.run();
                    }
                }));
    }

    @Override
    public String title() {
        return device.name();
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
        if (opening == null && lease == null) {
            Connections connections = screens.services().connections();
            // Without a connection there is no panel; why there is none is said on the picture.
            opening = screens.frame()
                    .background()
                    .run(
                            () -> connections.openByItself(device),
                            this::opened,
                            _ -> opening = null,
                            Connections.Lease::close);
        }
    }

    private void opened(Connections.Lease open) {
        opening = null;
        lease = open;
        view.steer(open.connection());
    }

    @Override
    public void hidden() {
        view.hidden();
        if (opening != null) {
            opening.close();
            opening = null;
        }
        Connections.Lease open = lease;
        if (open != null) {
            lease = null;
            view.unsteer();
            screens.frame().background().act(open::close, () -> {}, _ -> {});
        }
    }

    @Override
    public void closed() {
        leaving.unsubscribe();
        view.dispose();
    }
}
