// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.holdfast.device.CameraControl;
import org.holdfast.device.Capability;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Events;
import org.holdfast.device.LiveSource;
import org.holdfast.device.Recordings;
import org.holdfast.device.Settings;
import org.holdfast.device.Text;
import org.holdfast.net.Network;
import org.holdfast.net.Registration;

/** An open connection to one camera. It owns the client, the event reader and the watch on what is captured. */
final class SjcamConnection implements Connection {
    private final Device device;
    private final SjcamClient client;
    private final SjcamIdentity identity;
    private final SjcamQueries queries;
    private final SjcamSignals signals;
    private final CaptureWatch watch;
    private final EventReader events;
    private final Heartbeat heartbeat;
    private final SjcamControl control;
    private final SjcamSettings settings;
    private final SjcamLive live;
    private volatile Optional<Text> clockTrouble = Optional.empty();
    private final SjcamRecordings recordings;

    SjcamConnection(
            Network network,
            Device device,
            DeviceChoices choices,
            SjcamClient client,
            SjcamIdentity identity,
            Pace pace) {
        this.device = device;
        this.client = client;
        this.identity = identity;
        this.signals = new SjcamSignals(network.clock());
        this.watch = new CaptureWatch(client, signals, pace, identity.early());
        this.events = new EventReader(network, device.address(), choices.via(), pace, new EventTelling(signals, watch));
        this.queries = new SjcamQueries(client, watch, identity);
        this.control = new SjcamControl(client, queries, watch, identity, pace, events::connected);
        this.settings = new SjcamSettings(client, queries, control, identity, signals);
        RtspNames names = new RtspNames(network, device.address(), choices.via(), pace);
        this.live = new SjcamLive(queries, identity, signals, names, choices);
        CardHttp card = new CardHttp(network, device.address(), choices.via(), pace);
        this.recordings = new SjcamRecordings(client, card, queries, identity);
        this.heartbeat = new Heartbeat(client, Heartbeat.IDLE, pace, card::transfers);
    }

    /** Starts listening; what is captured already is noticed. */
    void start() throws DeviceException, InterruptedException {
        watch.start();
        watch.capturing(queries.answer(SjcamCommand.captureState())
                .map(item -> item.number().orElse(0) != 0)
                .orElse(false));
        if (identity.dialect() == Dialect.SJCAM) {
            events.onEnded(heartbeat::doubt);
            events.start();
        }
        heartbeat.start();
    }

    /** Takes that the clock could not be set, for the facts. */
    void clockNotSet(DeviceException why) {
        clockTrouble = Optional.of(why.sentence());
    }

    @Override
    public Device device() {
        return device;
    }

    @Override
    public List<Fact> facts() throws DeviceException, InterruptedException {
        List<Fact> facts = new ArrayList<>(new CameraFacts(queries, identity).all());
        clockTrouble.ifPresent(why -> facts.add(new Fact("clock", text("fact.clock"), text("clock.not-set", why))));
        return List.copyOf(facts);
    }

    @Override
    public Registration onLost(Consumer<DeviceException> lost) {
        return heartbeat.onLost(lost);
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        boolean sjcam = identity.dialect() == Dialect.SJCAM;
        Optional<? extends Capability> offered = Optional.empty();
        if (kind == Settings.class) {
            offered = Optional.of(settings);
        } else if (kind == LiveSource.class) {
            offered = Optional.of(live);
        } else if (kind == Recordings.class) {
            offered = Optional.of(recordings);
        } else if (kind == CameraControl.class && sjcam) {
            offered = Optional.of(control);
        } else if (kind == Events.class && sjcam) {
            offered = Optional.of(signals);
        }
        return offered.map(kind::cast);
    }

    @Override
    public void close() {
        heartbeat.close();
        watch.close();
        events.close();
        recordings.close();
        client.close();
    }
}
