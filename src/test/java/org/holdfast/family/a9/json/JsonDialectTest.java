// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.device.Connection.Fact;
import org.holdfast.device.Credentials;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Steering.Direction;
import org.holdfast.device.TalkBack;
import org.holdfast.device.WifiSetup.AccessPoint;
import org.holdfast.device.WifiSetup.HomeNetwork;
import org.holdfast.device.WifiSetup.Present;
import org.holdfast.family.a9.command.CameraDialect;
import org.holdfast.family.a9.command.Login;
import org.holdfast.family.a9.command.ScriptedSession;
import org.holdfast.family.a9.command.SentPacket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JsonDialectTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_699_654_092), ZoneId.of("Europe/Berlin"));

    private final JsonCamera camera = new JsonCamera();
    private final JsonDialect dialect = dialect("6666", Duration.ofHours(1));

    private JsonDialect dialect(String password, Duration heart) {
        return new JsonDialect(camera.session, new Login("admin", password.toCharArray()), CLOCK, PATIENCE, heart);
    }

    @AfterEach
    void close() {
        dialect.close();
    }

    @Test
    void theLoginAsksForTheUserThenReadsThenSetsTheClockWestPositive() throws Exception {
        dialect.login();

        assertThat(camera.commands()).containsExactly("check_user", "get_parms", "set_datetime", "get_whiteLight");
        JsonNode first = camera.heard.getFirst();
        assertThat(first.path("cmd").intValue()).isEqualTo(100);
        assertThat(first.path("user").stringValue()).isEqualTo("admin");
        assertThat(first.path("pwd").stringValue()).isEqualTo("6666");
        JsonNode clock = camera.last("set_datetime");
        assertThat(clock.path("time").longValue()).isEqualTo(1_699_654_092);
        assertThat(clock.path("tz").intValue()).isEqualTo(-3600);
    }

    @Test
    void theUsualUserAndPasswordAreUsedWhereNoneAreSaved() throws Exception {
        Login login = Login.of(Credentials.NONE, "", JsonDialect.USUAL_USER, JsonDialect.USUAL_PASSWORD);

        assertThat(login.user()).isEqualTo("admin");
        assertThat(login.password()).isEqualTo("6666");
        assertThat(Login.of(kind -> Optional.of("x".toCharArray()), "eva", "admin", "6666"))
                .returns("eva", Login::user)
                .returns("x", Login::password)
                .hasToString("Login");
    }

    @Test
    void aWrongPasswordIsSaidAndNeverSentAgainByItself() {
        camera.password = "1234";

        assertThatThrownBy(dialect::login).isInstanceOf(DeviceException.WrongCredentials.class);

        assertThat(camera.commands()).containsExactly("check_user");
    }

    @Test
    void anUnknownUserIsNamed() {
        camera.user = "eva";

        assertThatThrownBy(dialect::login)
                .isInstanceOf(DeviceException.Refused.class)
                .hasMessageContaining("does not know the user");
    }

    @Test
    void aCameraThatAnswersTheLoginAloneIsStillOfUse() throws Exception {
        camera.silent.add("get_parms");
        camera.silent.add("get_whiteLight");
        camera.says("set_datetime", "{\"result\":-1}");

        dialect.login();

        assertThat(camera.commands()).contains("get_parms", "set_datetime");
    }

    @Test
    void aCameraThatDoesNotAnswerTheLoginIsSaidToBeSilent() {
        camera.silent.add("check_user");

        assertThatThrownBy(dialect::login)
                .isInstanceOf(DeviceException.TimedOut.class)
                .hasMessageContaining("127.0.0.9:32108")
                .hasMessageContaining("logging in");
    }

    @Test
    void theEndOfTheSessionEndsTheWaitAtOnce() throws Exception {
        camera.silent.add("check_user");
        JsonDialect patient = new JsonDialect(
                camera.session,
                new Login("admin", "6666".toCharArray()),
                CLOCK,
                Duration.ofMinutes(10),
                Duration.ofHours(1));
        Thread ending = Thread.ofVirtual().start(() -> {
            await().until(() -> !camera.session.sent().isEmpty());
            camera.session.end();
        });

        assertThatThrownBy(patient::login).isInstanceOf(DeviceException.Unreachable.class);
        ending.join();
        patient.close();
    }

    @Test
    void theFactsAreWhatTheCameraSaidOfItself() throws Exception {
        dialect.login();

        assertThat(dialect.facts())
                .extracting(Fact::name, fact -> fact.value().toString())
                .containsExactly(
                        tuple("firmware", "HQLS_HK66_DP_20230802 20:08:13"),
                        tuple("controller", "1.1.1.1"),
                        tuple("battery", "90 %"),
                        tuple("signal", "100 %"));
    }

    @Test
    void picturesAndSoundAreAskedForOnceAndEnded() throws Exception {
        dialect.startStream();
        dialect.startStream();

        assertThat(camera.commands()).containsExactly("stream");
        assertThat(camera.last("stream").path("video").intValue()).isEqualTo(1);
        assertThat(camera.last("stream").path("audio").intValue()).isEqualTo(1);

        dialect.stopStream();
        dialect.stopStream();

        assertThat(camera.commands()).containsExactly("stream", "stream");
        assertThat(camera.last("stream").path("video").intValue()).isZero();
        assertThat(camera.last("stream").path("audio").intValue()).isEqualTo(-1);
        assertThat(dialect.layout()).isEqualTo(new CameraDialect.StreamLayout(1, 2, CameraDialect.SoundCoding.ADPCM));
    }

    @Test
    void aStreamThatIsAnsweredByPicturesOnlyCountsAsStarted() throws Exception {
        camera.silent.add("stream");

        dialect.startStream();
        dialect.startStream();

        assertThat(camera.commands()).containsExactly("stream");
    }

    @Test
    void aRefusedStreamCanBeAskedForAgain() {
        camera.says("stream", "{\"result\":-1}");

        assertThatThrownBy(dialect::startStream).isInstanceOf(DeviceException.Refused.class);
        assertThatThrownBy(dialect::startStream).isInstanceOf(DeviceException.Refused.class);
    }

    @Test
    void theHeartBeatsUntilTheEnd() throws Exception {
        try (JsonDialect beating = dialect("6666", Duration.ofMillis(5))) {
            beating.login();
            await().until(() ->
                    camera.commands().stream().filter("dev_control"::equals).count() >= 3);
            assertThat(camera.last("dev_control").path("heart").intValue()).isEqualTo(1);
        }
        int beats = camera.heard.size();
        await().during(Duration.ofMillis(60))
                .atMost(Duration.ofSeconds(5))
                .until(() -> camera.heard.size() <= beats + 1);
    }

    @Test
    void aMovementBeginsAndEndsWithItsOwnNumbers() throws Exception {
        var steering = dialect.steering().orElseThrow();
        int[] numbers = {0, 2, 4, 6};
        Direction[] directions = {Direction.UP, Direction.DOWN, Direction.LEFT, Direction.RIGHT};
        for (int i = 0; i < numbers.length; i++) {
            steering.move(directions[i]);
            assertThat(camera.last("ptz_control").path("value").intValue()).isEqualTo(numbers[i]);
            steering.halt();
            assertThat(camera.last("ptz_control").path("value").intValue()).isEqualTo(numbers[i] + 1);
        }
        int before = camera.heard.size();
        steering.halt();
        assertThat(camera.heard).hasSize(before);

        steering.move(Direction.CENTRE);
        assertThat(camera.last("ptz_control").path("parms").intValue()).isEqualTo(1);
        assertThat(camera.last("ptz_control").path("value").intValue()).isEqualTo(132);
    }

    @Test
    void anotherDirectionEndsTheFirstMovement() throws Exception {
        var steering = dialect.steering().orElseThrow();
        steering.move(Direction.LEFT);
        steering.move(Direction.LEFT);
        steering.move(Direction.UP);

        assertThat(camera.heard)
                .extracting(each -> each.path("value").intValue())
                .containsExactly(4, 5, 0);
    }

    @Test
    void aMotorThatDoesNotAnswerIsSteeredAllTheSameAndToldToStopTwice() throws Exception {
        camera.silent.add("ptz_control");
        var steering = dialect.steering().orElseThrow();
        steering.move(Direction.RIGHT);
        steering.halt();
        steering.halt();

        assertThat(camera.heard)
                .extracting(each -> each.path("value").intValue())
                .containsExactly(6, 7, 7);
    }

    @Test
    void aMotorThatIsNotThereIsSaidToBeRefused() {
        camera.says("ptz_control", "{\"result\":-1}");
        var steering = dialect.steering().orElseThrow();

        assertThatThrownBy(() -> steering.move(Direction.RIGHT)).isInstanceOf(DeviceException.Refused.class);
        assertThatThrownBy(() -> steering.move(Direction.CENTRE)).isInstanceOf(DeviceException.Refused.class);
    }

    @Test
    void closingStopsAMovement() throws Exception {
        dialect.steering().orElseThrow().move(Direction.RIGHT);

        dialect.close();
        dialect.close();

        List<SentPacket> posted =
                camera.session.sent().stream().filter(SentPacket::posted).toList();
        assertThat(posted)
                .singleElement()
                .satisfies(packet -> assertThat(
                                JsonCamera.text(packet.bytes()).path("value").intValue())
                        .isEqualTo(7));
    }

    @Test
    void speechGoesAsAdpcmInPiecesAndEndsWithTheConnection() throws Exception {
        TalkBack talk = dialect.talkBack().orElseThrow();
        TalkBack.Speech speech = talk.begin();
        assertThatThrownBy(talk::begin).isInstanceOf(DeviceException.Busy.class);
        long began = System.nanoTime();
        speech.say(ByteBuffer.allocate(1280 * 2 + 100));
        long nanos = System.nanoTime() - began;

        assertThat(nanos).as("kept time").isGreaterThan(Duration.ofMillis(155).toNanos());
        assertThat(camera.last("talk_send").path("isSend").intValue()).isEqualTo(1);
        dialect.close();

        List<byte[]> sound = camera.session.sent().stream()
                .filter(packet -> packet.channel() == 3)
                .map(SentPacket::bytes)
                .toList();
        assertThat(sound).hasSize(3).allSatisfy(packet -> {
            assertThat(packet).hasSize(352);
            assertThat(HexFormat.of().formatHex(packet, 0, 32))
                    .isEqualTo("55aa15a808010000000000000000000040010000000000000000000000000000");
        });
        assertThat(JsonCamera.text(camera.session.sent().getLast().bytes())
                        .path("isSend")
                        .intValue())
                .isZero();
        assertThatThrownBy(() -> speech.say(ByteBuffer.allocate(2))).isInstanceOf(DeviceException.Unsupported.class);
    }

    @Test
    void aRefusedLoudspeakerCanBeAskedForAgain() throws Exception {
        TalkBack talk = dialect.talkBack().orElseThrow();
        camera.says("talk_send", "{\"result\":-1}");
        assertThatThrownBy(talk::begin).isInstanceOf(DeviceException.Refused.class);
        camera.says.remove("talk_send");

        talk.begin().close();

        assertThat(camera.session.sent().getLast().posted()).isTrue();
    }

    @Test
    void theNetworkIsTheAccessPointOfItsOwnOrOneWithAName() throws Exception {
        var wifi = dialect.wifi().orElseThrow();
        camera.says("get_wifi", "{\"result\":0,\"conmode\":0,\"ssid\":\"AP_MODE\"}");
        assertThat(wifi.present()).contains(new Present(Optional.empty(), OptionalInt.empty()));

        camera.says("get_wifi", "{\"result\":0,\"conmode\":1,\"ssid\":\"home\",\"signal\":-50}");
        assertThat(wifi.present()).contains(new Present(Optional.of("home"), OptionalInt.of(-50)));

        camera.says.remove("get_wifi");
        assertThat(wifi.present()).isEmpty();
    }

    @Test
    void aScanGivesEachNameOnceStrongestFirstAndAsksForPatience() throws Exception {
        camera.says("scan_wifi", """
                {"result":0,"count":900000,"ssid[0]":"a","signal[0]":-80,"encryption[0]":1,
                "ssid[1]":"b \\u00e4 \\u5bb6","signal[1]":-50,"encryption[1]":0,"ssid[2]":"a","signal[2]":-60,
                "encryption[2]":1,"ssid[3]":"","signal[3]":-1,"ssid[4]":"c","signal[4]":77}""");

        List<AccessPoint> seen = dialect.wifi().orElseThrow().scan();

        assertThat(seen)
                .containsExactly(
                        new AccessPoint("b ä 家", OptionalInt.of(-50), Optional.of(false)),
                        new AccessPoint("a", OptionalInt.of(-60), Optional.of(true)),
                        new AccessPoint("c", OptionalInt.empty(), Optional.empty()));
        assertThat(camera.session.timesPatient()).isEqualTo(1);
        assertThat(camera.session.isPatient()).isFalse();
    }

    @Test
    void aNetworkIsSentInAllItsFieldsAndOnlyWhereNothingSpeaksAgainstIt() throws Exception {
        var wifi = dialect.wifi().orElseThrow();
        assertThat(wifi.join(new HomeNetwork("家 home", "supercrap".toCharArray()))
                        .toString())
                .contains("took the network");
        JsonNode sent = camera.last("set_wifi");
        assertThat(sent.path("wifissid").stringValue()).isEqualTo("家 home");
        assertThat(sent.path("encwifissid").stringValue()).isEqualTo("家 home");
        assertThat(sent.path("wifipwd").stringValue()).isEqualTo("supercrap");
        assertThat(sent.path("encwifipwd").stringValue()).isEqualTo("supercrap");
        assertThat(sent.path("encryption").intValue()).isEqualTo(1);
        assertThat(wifi.warnings()).hasSize(3);

        camera.silent.add("set_wifi");
        assertThat(wifi.join(new HomeNetwork("open", new char[0])).toString())
                .contains("without an answer")
                .contains("open network");
        int before = camera.heard.size();
        List<HomeNetwork> wrong = List.of(
                new HomeNetwork("", "longenough".toCharArray()),
                new HomeNetwork("ä".repeat(17), "longenough".toCharArray()),
                new HomeNetwork("a\u0007", "longenough".toCharArray()),
                new HomeNetwork("a\ufffd", "longenough".toCharArray()),
                new HomeNetwork("home", "short".toCharArray()),
                new HomeNetwork(
                        "home", String.join("", Collections.nCopies(64, "x")).toCharArray()),
                new HomeNetwork("home", "pässword".toCharArray()));
        assertThat(wrong).allSatisfy(network -> {
            assertThat(wifi.objection(network)).isPresent();
            assertThatThrownBy(() -> wifi.join(network)).isInstanceOf(DeviceException.NotAllowed.class);
        });
        assertThat(camera.heard).hasSize(before);
    }

    @Test
    void motionIsToldToAnAddressOfTheHomeNetworkOnly() throws Exception {
        dialect.tellMotionTo(new PushTarget(
                InetAddress.getByName("192.168.1.7"), PushTarget.USUAL_PORT, Duration.ofSeconds(10), "u", "t"));

        JsonNode sent = camera.last("set_cypush");
        assertThat(sent.path("cmd").intValue()).isEqualTo(1);
        assertThat(sent.path("pushIp").stringValue()).isEqualTo("192.168.1.7");
        assertThat(sent.path("pushPort").intValue()).isEqualTo(9093);
        assertThat(sent.path("pushInterval").intValue()).isEqualTo(10);
        assertThat(sent.path("cyAdmin").stringValue()).isEqualTo("u");
        assertThat(sent.path("cyPwd").stringValue()).isEqualTo("t");
        InetAddress abroad = InetAddress.getByName("8.8.8.8");
        assertThatThrownBy(() -> new PushTarget(abroad, 9093, Duration.ofSeconds(10), "u", "t"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whereMotionIsToldIsTakenFromWhoeverListens() throws Exception {
        assertThat(dialect.tellMotion(new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711)))
                .isTrue();
        assertThat(camera.last("set_cypush").path("pushPort").intValue()).isEqualTo(4711);

        int before = camera.heard.size();
        assertThat(dialect.tellMotion(new InetSocketAddress(InetAddress.getByName("8.8.8.8"), 4711)))
                .isFalse();
        assertThat(camera.heard).hasSize(before);
    }

    @Test
    void theSmallPictureIsAskedForAtFirstWhereTheUserWantsIt() throws Exception {
        try (JsonDialect small =
                new JsonDialect(camera.session, new Login("admin", "6666".toCharArray()), CLOCK, true)) {
            small.startStream();
        }

        assertThat(camera.last("stream").path("video").intValue()).isEqualTo(2);
    }

    @Test
    void anUnreadableAnswerIsSaidToBeOne() {
        ScriptedSession session = new ScriptedSession(
                request -> List.of(JsonCamera.record("{\"cmd\": 100, oops".getBytes(StandardCharsets.UTF_8))));
        try (JsonDialect odd = new JsonDialect(
                session, new Login("admin", "6666".toCharArray()), CLOCK, PATIENCE, Duration.ofHours(1))) {
            assertThatThrownBy(odd::login).isInstanceOf(DeviceException.Malformed.class);
        }
    }
}
