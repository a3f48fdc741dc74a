// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.holdfast.device.Capability;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Events;
import org.holdfast.device.LiveSource;
import org.holdfast.device.Settings;
import org.holdfast.device.Steering;
import org.holdfast.device.TalkBack;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup;
import org.holdfast.family.a9.command.CameraDialect;
import org.holdfast.family.a9.pppp.PpppSession;
import org.holdfast.net.Registration;

/** An open connection to a camera that speaks PPPP. It owns the session, the dialect and the ear for motion. */
final class A9Connection implements Connection {
    private final Device device;
    private final PpppSession session;
    private final Variant variant;
    private final CameraDialect dialect;
    private final PictureMeasure measure = new PictureMeasure();
    private final Feeds feeds;
    private final Optional<MotionWatch> motion;

    /** @param motion what hears of motion; taken over */
    A9Connection(Device device, Answering.LoggedIn open, A9Choices choices, Optional<MotionWatch> motion) {
        this.device = device;
        this.session = open.opened().session();
        this.variant = open.variant();
        this.dialect = open.dialect();
        this.motion = motion;
        feeds = new Feeds(() -> new A9Feed(session, dialect, choices.continuousSound(), measure));
    }

    @Override
    public Device device() {
        return device;
    }

    @Override
    public List<Fact> facts() throws DeviceException, InterruptedException {
        List<Fact> facts = new ArrayList<>(dialect.facts());
        facts.add(new Fact("uid", text("fact.uid"), Text.literal(session.uid().text())));
        facts.addAll(common(variant, measure));
        UidPrefix.of(session.uid())
                .filter(known -> !known.apps().isEmpty())
                .ifPresent(known -> facts.add(new Fact("app", text("fact.app"), Text.literal(known.apps()))));
        motion.ifPresent(watch -> facts.add(new Fact("motion", text("fact.motion"), watch.told())));
        return List.copyOf(facts);
    }

    /** What is said of every camera whose stream we receive ourselves. */
    static List<Fact> common(Variant variant, PictureMeasure measure) {
        Text seen = measure.measured(System.nanoTime())
                .map(is -> text(
                        "fact.true-picture.measured",
                        Integer.toString(is.width()),
                        Integer.toString(is.height()),
                        is.rate()))
                .orElse(text("fact.true-picture.not-yet"));
        return List.of(
                new Fact("dialect", text("fact.dialect"), text("dialect." + variant.option())),
                new Fact("true-picture", text("fact.true-picture"), seen),
                new Fact("claimed-picture", text("fact.claimed-picture"), text("fact.claimed-picture.value")));
    }

    @Override
    public Registration onLost(Consumer<DeviceException> lost) {
        return session.onLost(lost);
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        Optional<? extends Capability> offered = Optional.empty();
        if (kind == LiveSource.class) {
            offered = Optional.of(feeds);
        } else if (kind == Settings.class) {
            offered = dialect.settings();
        } else if (kind == Steering.class) {
            offered = dialect.steering();
        } else if (kind == TalkBack.class) {
            offered = dialect.talkBack();
        } else if (kind == WifiSetup.class) {
            offered = dialect.wifi();
        } else if (kind == Events.class) {
            offered = motion.filter(MotionWatch::listening).map(MotionWatch::signals);
        }
        return offered.map(kind::cast);
    }

    @Override
    public void close() {
        feeds.close();
        motion.ifPresent(MotionWatch::close);
        dialect.close();
        session.close();
    }
}
