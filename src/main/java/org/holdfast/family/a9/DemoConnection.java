// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Capability;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.LiveSource;
import org.holdfast.device.WifiSetup;
import org.holdfast.family.a9.demo.DemoCamera;

/** A camera in demo mode: a picture, a sound and a way to another network; nothing is held open between them. */
final class DemoConnection implements Connection {
    private final Device device;
    private final DemoCamera camera;
    private final PictureMeasure measure = new PictureMeasure();
    private final Feeds feeds;

    DemoConnection(Device device, DemoCamera camera) {
        this.device = device;
        this.camera = camera;
        feeds = new Feeds(() -> new MeasuredFeed(camera.feed(), measure));
    }

    @Override
    public Device device() {
        return device;
    }

    @Override
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("firmware", text("fact.firmware"), text("fact.firmware.demo")));
        facts.addAll(A9Connection.common(Variant.DEMO, measure));
        return List.copyOf(facts);
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        Optional<? extends Capability> offered = Optional.empty();
        if (kind == LiveSource.class) {
            offered = Optional.of(feeds);
        } else if (kind == WifiSetup.class) {
            offered = Optional.of(camera.wifi());
        }
        return offered.map(kind::cast);
    }

    @Override
    public void close() {
        feeds.close();
    }
}
