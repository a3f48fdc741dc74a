// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import static org.holdfast.family.a9.json.JsonTexts.text;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
import org.holdfast.family.a9.pppp.PpppSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JSON dialect; protocol reference, section 5. Thread-safe. */
public final class JsonDialect implements CameraDialect {
    /** The user that such cameras are sold with. */
    public static final String USUAL_USER = "admin";

    /** The password that most such cameras are sold with. */
    public static final String USUAL_PASSWORD = "6666";

    private static final Duration HEART = Duration.ofSeconds(30);
    private static final Duration BETWEEN_EVENTS = Duration.ofSeconds(10);
    private static final String TELLER = "holdfast";
    private static final StreamLayout LAYOUT = new StreamLayout(1, 2, SoundCoding.ADPCM);
    private static final int HIGHEST_PERCENT = 100;
    private static final Logger LOG = LoggerFactory.getLogger(JsonDialect.class);

    private final JsonClient client;
    private final Clock clock;
    private final JsonStream stream;
    private final JsonSettings settings;
    private final JsonSteering steering;
    private final JsonTalk talk;
    private final JsonWifi wifi;
    private final Thread heart;

    /**
     * @param session stays the caller's
     * @param login taken over, and wiped at the end
     * @param smallPicture whether 320x240 is asked for at first, instead of 640x480
     */
    public JsonDialect(PpppSession session, Login login, Clock clock, boolean smallPicture) {
        this(session, login, clock, Conversation.PATIENCE, HEART);
        if (smallPicture) {
            stream.beginSmall();
        }
    }

    JsonDialect(PpppSession session, Login login, Clock clock, Duration patience, Duration heartbeat) {
        this.client = new JsonClient(session, login, patience);
        this.clock = clock;
        this.stream = new JsonStream(client);
        this.settings = new JsonSettings(client, stream);
        this.steering = new JsonSteering(client, settings);
        this.talk = new JsonTalk(client, session);
        this.wifi = new JsonWifi(client, session);
        this.heart = Thread.ofVirtual().name("work-a9-heart-" + session.where()).unstarted(() -> beat(heartbeat));
    }

    @Override
    public void login(Duration first) throws DeviceException, InterruptedException {
        JsonReply reply = client.ask(JsonCommand.CHECK_USER, Map.of(), Conversation.shorter(first, client.patience()));
        if (reply.result() != 0) {
            throw new DeviceException.Refused(
                    client.where(), JsonCommand.CHECK_USER.tried(), text("refused.user"), text("refused.user.advice"));
        }
        forgive(settings::parameters);
        forgive(this::setClock);
        forgive(() -> settings.optional(JsonSetting.Source.WHITE_LIGHT));
        if (heart.getState() == Thread.State.NEW) {
            heart.start();
        }
    }

    /** The camera is of use without this answer; not without its password or its session. */
    private void forgive(Step step) throws DeviceException, InterruptedException {
        try {
            step.run();
        } catch (DeviceException.Refused | DeviceException.TimedOut | DeviceException.Malformed e) {
            LOG.info("{} goes on without: {}", client.where(), e.getMessage());
        }
    }

    /** There is no internet to tell it the time; without it the overlay and recordings say 1970. */
    private void setClock() throws DeviceException, InterruptedException {
        ZonedDateTime now = ZonedDateTime.now(clock);
        JsonReply _ = client.demand(
                JsonCommand.SET_DATETIME,
                Map.of("time", now.toEpochSecond(), "tz", -now.getOffset().getTotalSeconds()));
    }

    private void beat(Duration every) {
        try {
            while (true) {
                Thread.sleep(every);
                try {
                    Optional<JsonReply> _ = client.hint(JsonCommand.DEV_CONTROL, Map.of("heart", 1));
                } catch (DeviceException e) {
                    LOG.debug("{} did not answer the heartbeat: {}", client.where(), e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    @Override
    public List<Fact> facts() throws DeviceException, InterruptedException {
        JsonReply said = settings.said().isPresent() ? settings.said().get() : settings.parameters();
        List<Fact> facts = new ArrayList<>();
        said.words("sysver")
                .filter(each -> !each.isEmpty())
                .ifPresent(each -> facts.add(fact("firmware", Text.literal(each))));
        said.words("mcuver")
                .filter(each -> !each.isEmpty())
                .ifPresent(each -> facts.add(fact("controller", Text.literal(each))));
        percent(said, "batValue").ifPresent(each -> facts.add(fact("battery", text("value.percent", each))));
        percent(said, "signal").ifPresent(each -> facts.add(fact("signal", text("value.percent", each))));
        return List.copyOf(facts);
    }

    private static Fact fact(String name, Text value) {
        return new Fact(name, text("fact." + name), value);
    }

    private static Optional<String> percent(JsonReply said, String field) {
        OptionalLong value = said.number(field);
        return value.isPresent() && value.getAsLong() >= 0 && value.getAsLong() <= HIGHEST_PERCENT
                ? Optional.of(Long.toString(value.getAsLong()))
                : Optional.empty();
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

    /**
     * Has the camera tell motion to an address of the home network instead of to its vendor's server. One author's
     * bytes, so unverified.
     *
     * @throws DeviceException.Refused when the camera does not know it
     */
    public void tellMotionTo(PushTarget target) throws DeviceException, InterruptedException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("pushIp", target.address().getHostAddress());
        fields.put("pushPort", target.port());
        fields.put("pushInterval", target.interval().toSeconds());
        fields.put("isPushVideo", 0);
        fields.put("isPushPic", 0);
        fields.put("cyAdmin", target.user());
        fields.put("cyPwd", target.password());
        JsonReply _ = client.demand(JsonCommand.SET_CYPUSH, fields);
    }

    /** The same, as every dialect that can is asked; what the camera names itself with there is of no use to us. */
    @Override
    public boolean tellMotion(InetSocketAddress listener) throws DeviceException, InterruptedException {
        InetAddress address = listener.getAddress();
        if (address == null || !PushTarget.acceptable(address)) {
            return false;
        }
        tellMotionTo(new PushTarget(address, listener.getPort(), BETWEEN_EVENTS, TELLER, TELLER));
        return true;
    }

    @Override
    public StreamLayout layout() {
        return LAYOUT;
    }

    @Override
    public void close() {
        heart.interrupt();
        talk.close();
        steering.haltBeforeTheEnd();
        client.close();
    }

    /** One step of the login. */
    @FunctionalInterface
    private interface Step {
        void run() throws DeviceException, InterruptedException;
    }
}
