// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.cgi;

import static org.holdfast.family.a9.cgi.CgiTexts.text;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.Connection.Fact;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Settings;
import org.holdfast.device.Steering;
import org.holdfast.device.TalkBack;
import org.holdfast.device.WifiSetup;
import org.holdfast.family.a9.command.CameraDialect;
import org.holdfast.family.a9.command.Conversation;
import org.holdfast.family.a9.command.Login;
import org.holdfast.family.a9.command.StreamSwitch;
import org.holdfast.family.a9.pppp.PpppSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The CGI dialect; protocol reference, section 8. Nobody showed a picture of such a camera in router mode yet, so all of
 * it is unverified. Thread-safe.
 */
public final class CgiDialect implements CameraDialect {
    /** The user that such cameras are sold with. */
    public static final String USUAL_USER = "admin";

    /** What is tried without a saved password; the reference does not tell what such cameras are sold with. */
    public static final String USUAL_PASSWORD = "admin";

    private static final StreamLayout LAYOUT = new StreamLayout(1, 1, SoundCoding.ADPCM);
    private static final String PICTURE_START = "10";
    private static final String SOUND_START = "1";
    private static final String STOP = "16";
    private static final Logger LOG = LoggerFactory.getLogger(CgiDialect.class);

    private final CgiClient client;
    private final CgiSettings settings;
    private final CgiSteering steering;
    private final CgiWifi wifi;
    private final StreamSwitch stream = new StreamSwitch(this::begin, this::end);

    /**
     * @param session stays the caller's
     * @param login taken over, and wiped at the end
     */
    public CgiDialect(PpppSession session, Login login, Clock clock) {
        this(session, login, clock, Conversation.PATIENCE);
    }

    CgiDialect(PpppSession session, Login login, Clock clock, Duration patience) {
        this.client = new CgiClient(session, login, patience);
        this.settings = new CgiSettings(client);
        this.steering = new CgiSteering(client);
        this.wifi = new CgiWifi(client, clock);
    }

    /** Only {@code result= 0} is known to be good; what else a wrong password is answered with is not. */
    @Override
    public void login(Duration first) throws DeviceException, InterruptedException {
        CgiReply reply = client.ask(CgiCall.CHECK_USER, Map.of(), Conversation.shorter(first, client.patience()));
        if (reply.result() != 0) {
            throw new DeviceException.WrongCredentials(client.where());
        }
    }

    @Override
    public List<Fact> facts() throws DeviceException, InterruptedException {
        CgiReply status = client.demand(CgiCall.GET_STATUS, Map.of());
        List<Fact> facts = new ArrayList<>();
        OptionalLong total = status.number("sdtotal");
        OptionalLong free = status.number("sdfree");
        if (total.isPresent() && free.isPresent()) {
            facts.add(new Fact(
                    "card",
                    text("fact.card"),
                    text("value.card", Long.toString(free.getAsLong()), Long.toString(total.getAsLong()))));
        }
        return List.copyOf(facts);
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
        return Optional.empty();
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

    private void begin() throws DeviceException, InterruptedException {
        Optional<CgiReply> _ = client.hope(CgiCall.LIVESTREAM, Map.of("streamid", PICTURE_START, "substream", "0"));
        sound();
    }

    /** Pictures without sound are better than none. */
    private void sound() throws DeviceException, InterruptedException {
        try {
            Optional<CgiReply> _ = client.hope(CgiCall.AUDIOSTREAM, Map.of("streamid", SOUND_START));
        } catch (DeviceException.Refused e) {
            LOG.info("{} goes on without sound: {}", client.where(), e.getMessage());
        }
    }

    private void end() throws DeviceException, InterruptedException {
        Optional<CgiReply> _ = client.hint(CgiCall.AUDIOSTREAM, Map.of("streamid", STOP));
        Optional<CgiReply> _ = client.hint(CgiCall.LIVESTREAM, Map.of("streamid", STOP));
    }

    @Override
    public StreamLayout layout() {
        return LAYOUT;
    }

    @Override
    public void close() {
        steering.haltBeforeTheEnd();
        client.close();
    }
}
