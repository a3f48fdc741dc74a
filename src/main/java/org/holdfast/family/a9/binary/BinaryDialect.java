// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.binary;

import static org.holdfast.family.a9.binary.BinaryTexts.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.device.Connection.Fact;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Settings;
import org.holdfast.device.Steering;
import org.holdfast.device.TalkBack;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup;
import org.holdfast.family.a9.command.CameraDialect;
import org.holdfast.family.a9.command.Conversation;
import org.holdfast.family.a9.command.Login;
import org.holdfast.family.a9.command.StreamSwitch;
import org.holdfast.family.a9.pppp.PpppSession;

/**
 * The binary dialect; protocol reference, section 7. Its clock is left alone: nobody showed what sets it. Thread-safe.
 */
public final class BinaryDialect implements CameraDialect {
    /** The user and the password that such cameras are sold with. */
    public static final String USUAL_USER = "admin";

    public static final String USUAL_PASSWORD = "admin";

    /** How long the status is waited for where the login was not answered at all. */
    private static final Duration AFTER_SILENCE = Duration.ofSeconds(1);

    private static final StreamLayout LAYOUT = new StreamLayout(1, 1, SoundCoding.A_LAW);

    private final BinaryClient client;
    private final BinarySettings settings;
    private final BinarySteering steering;
    private final BinaryWifi wifi;
    private final BinaryTalk talk;
    private final StreamSwitch stream = new StreamSwitch(this::begin, this::end);

    /**
     * @param session stays the caller's
     * @param login taken over, and wiped at the end
     * @param smallPicture whether 320x240 is asked for at first, instead of 640x480
     */
    public BinaryDialect(PpppSession session, Login login, boolean smallPicture) {
        this(session, login, Conversation.PATIENCE);
        if (smallPicture) {
            settings.beginSmall();
        }
    }

    BinaryDialect(PpppSession session, Login login, Duration patience) {
        this.client = new BinaryClient(session, login, patience);
        this.settings = new BinarySettings(client);
        this.steering = new BinarySteering(client);
        this.wifi = new BinaryWifi(client, session);
        this.talk = new BinaryTalk(client, session);
    }

    @Override
    public void login(Duration first) throws DeviceException, InterruptedException {
        Optional<BinaryMessage> answer;
        try {
            boolean answered = client.login(Conversation.shorter(first, client.patience()));
            answer = client.exchange(
                    BinaryCommand.STATUS,
                    answered ? client.patience() : Conversation.shorter(AFTER_SILENCE, client.patience()));
        } catch (DeviceException.Refused e) {
            // Some end the session in answer to a wrong password, or to another dialect than theirs.
            throw new DeviceException.Refused(
                    client.where(), BinaryCommand.LOGIN.tried(), text("login.closed"), text("login.closed.advice"));
        }
        if (answer.isEmpty()) {
            throw new DeviceException.TimedOut(
                    client.where(), BinaryCommand.LOGIN.tried(), text("login.silent.advice"), null);
        }
    }

    @Override
    public List<Fact> facts() throws DeviceException, InterruptedException {
        BinaryMessage reply = client.ask(BinaryCommand.STATUS);
        BinaryStatus status = BinaryStatus.read(reply.payload())
                .orElseThrow(() -> new DeviceException.Malformed(
                        client.where(), BinaryCommand.STATUS.tried(), text("malformed.short"), null));
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("firmware", Text.literal(status.version())));
        status.millivolts()
                .ifPresent(each -> facts.add(fact(
                        "battery",
                        text(status.powered() ? "value.charging" : "value.millivolts", Integer.toString(each)))));
        status.dBm().ifPresent(each -> facts.add(fact("signal", text("value.dbm", Integer.toString(each)))));
        return List.copyOf(facts);
    }

    private static Fact fact(String name, Text value) {
        return new Fact(name, text("fact." + name), value);
    }

    @Override
    public Optional<Settings> settings() {
        return Optional.of(settings);
    }

    @Override
    public Optional<Steering> steering() {
        return Optional.of(steering);
    }

    @Override
    public Optional<TalkBack> talkBack() {
        return Optional.of(talk);
    }

    @Override
    public Optional<WifiSetup> wifi() {
        return Optional.of(wifi);
    }

    @Override
    public void startStream() throws DeviceException, InterruptedException {
        stream.start();
    }

    @Override
    public void stopStream() throws DeviceException, InterruptedException {
        stream.stop();
    }

    /** Some cameras answer with pictures only, so silence is no failure. */
    private void begin() throws DeviceException, InterruptedException {
        settings.sendResolution();
        Optional<BinaryMessage> _ = client.exchange(BinaryCommand.START, client.patience());
    }

    private void end() throws DeviceException, InterruptedException {
        Optional<BinaryMessage> _ =
                client.exchange(BinaryCommand.STOP, Conversation.shorter(client.patience(), Conversation.BRIEF));
    }

    @Override
    public StreamLayout layout() {
        return LAYOUT;
    }

    @Override
    public void close() {
        talk.close();
        steering.haltBeforeTheEnd();
        client.close();
    }
}
