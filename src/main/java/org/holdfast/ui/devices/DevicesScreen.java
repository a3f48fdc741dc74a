// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import org.holdfast.device.Device;
import org.holdfast.device.Found;
import org.holdfast.service.Services;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Notice;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.Refusal;
import org.holdfast.ui.control.Screen;
import org.holdfast.ui.live.LiveScreens;
import org.holdfast.ui.secrets.TokenImports;
import org.holdfast.ui.switches.SwitchScreens;
import org.kordamp.ikonli.feather.Feather;

/** The Devices page: what was found just now, and what the user has. */
public final class DevicesScreen implements Screen, DeviceDeeds {
    private final Services services;
    private final Frame frame;
    private final Phrases phrases;
    private final DevicesModel model;
    private final DevicesView view;
    private final List<Node> tools;

    public DevicesScreen(Services services, Frame frame, LiveScreens live, SwitchScreens switches) {
        this.services = services;
        this.frame = frame;
        phrases = frame.phrases(DevicesView.BUNDLE);
        model = new DevicesModel(
                services.book(),
                services.discovery(),
                services.secretImports(),
                services.connections(),
                frame.background(),
                why -> frame.notice(Refusal.notice(services.clock(), phrases, why)));
        view = new DevicesView(model, frame, this, services, live, switches);
        tools = new TokenImports(services, frame)
                .button("devices-tokens").stream().map(Node.class::cast).toList();
    }

    @Override
    public String id() {
        return "devices";
    }

    @Override
    public Feather icon() {
        return Feather.CAMERA;
    }

    @Override
    public String title() {
        return phrases.of("title");
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public Optional<StringProperty> search() {
        return Optional.of(model.search());
    }

    @Override
    public List<Node> tools() {
        return tools;
    }

    @Override
    public boolean offersAdding() {
        return true;
    }

    @Override
    public void shown() {
        model.shown();
        view.shown();
    }

    @Override
    public void hidden() {
        model.hidden();
        view.hidden();
    }

    @Override
    public void add(Found.Supported found) {
        frame.addDevice(Optional.of(found));
    }

    @Override
    public void open(Device device) {
        frame.openDevice(device.id());
    }

    @Override
    public void rename(Device device) {
        RenameDialog.show(frame, phrases, model, device);
    }

    @Override
    public void remove(Device device) {
        model.remove(
                device.id(),
                gone -> frame.notice(new Notice(
                        services.clock().instant(),
                        Notice.Weight.PASSING,
                        phrases.of("removed", gone.name()),
                        Optional.of(new Notice.Deed(phrases.of("undo"), () -> model.takeBack(gone))))));
    }
}
