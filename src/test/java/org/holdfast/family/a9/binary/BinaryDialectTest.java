// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.device.Connection.Fact;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Setting;
import org.holdfast.device.Settings;
import org.holdfast.device.Steering.Direction;
import org.holdfast.device.TalkBack;
import org.holdfast.device.WifiSetup.AccessPoint;
import org.holdfast.device.WifiSetup.HomeNetwork;
import org.holdfast.device.WifiSetup.Present;
import org.holdfast.family.a9.command.CameraDialect;
import org.holdfast.family.a9.command.Login;
import org.holdfast.family.a9.command.SentPacket;
import org.holdfast.family.a9.sound.ALaw;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryDialectTest {
    private final BinaryCamera camera = new BinaryCamera();
    private final BinaryDialect dialect =
            new BinaryDialect(camera.session, new Login("admin", "admin".toCharArray()), Duration.ofMillis(200));

    @AfterEach
    void close() {
        dialect.close();
    }

    private static String motor(BinaryMessage message) {
        return HexFormat.of().formatHex(message.payload());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bothShapesOfTheLoginsAnswerLetCommandsFollow(boolean gives) throws Exception {
        camera.gives = gives;

        dialect.login();

        assertThat(camera.commands()).containsExactly(0x1020, 0x1008);
        assertThat(camera.heard.getFirst().destination()).isEqualTo(0x00ff);
        assertThat(camera.heard.getLast().ticket()).isEqualTo(gives ? 0x04030201 : 0);
        assertThat(dialect.facts())
                .extracting(Fact::name, fact -> fact.value().toString())
                .containsExactly(
                        tuple("firmware", "1.2.2.53"),
                        tuple("battery", "3900 mV, charging"),
                        tuple("signal", "-52 dBm"));
    }

    @Test
    void aLoginWithoutAnAnswerIsJudgedByTheNextCommand() throws Exception {
        camera.gives = false;
        camera.silent.add(0x1020);

        dialect.login();

        assertThat(camera.commands()).containsExactly(0x1020, 0x1008);
    }

    @Test
    void aWrongPasswordIsSaidAndNeverSentAgainByItself() {
        camera.password = "other";

        assertThatThrownBy(dialect::login).isInstanceOf(DeviceException.WrongCredentials.class);

        assertThat(camera.commands()).containsExactly(0x1020);
    }

    @Test
    void aPasswordThatOnlyTheNextCommandRefusesIsWrongToo() {
        camera.says.put(0x1020, new BinaryMessage(0x1120, 0, -1010, new byte[0]));

        assertThatThrownBy(dialect::login).isInstanceOf(DeviceException.WrongCredentials.class);
        assertThat(camera.commands()).containsExactly(0x1020, 0x1008);
    }

    @Test
    void silenceMayBeAWrongPassword() {
        camera.silent.add(0x1020);
        camera.silent.add(0x1008);

        assertThatThrownBy(dialect::login)
                .isInstanceOfSatisfying(
                        DeviceException.TimedOut.class,
                        silent -> assertThat(silent.advice().toString()).contains("wrong password"));
    }

    @Test
    void picturesAreAskedForOnceAfterTheResolutionAndEnded() throws Exception {
        dialect.login();
        dialect.startStream();
        dialect.startStream();
        dialect.stopStream();
        dialect.stopStream();

        assertThat(camera.commands()).containsExactly(0x1020, 0x1008, 0x3018, 0x3010, 0x3011);
        assertThat(HexFormat.of().formatHex(camera.heard.get(2).payload())).isEqualTo("0100000001000000");
        assertThat(dialect.layout()).isEqualTo(new CameraDialect.StreamLayout(1, 1, CameraDialect.SoundCoding.A_LAW));
    }

    @Test
    void speechGoesInTheCamerasOwnCodingAndIsMarkedUnverified() throws Exception {
        dialect.login();
        TalkBack talk = dialect.talkBack().orElseThrow();
        assertThat(talk.proven()).isFalse();
        ByteBuffer said = ByteBuffer.allocate(960 * 2 + 2).order(ByteOrder.LITTLE_ENDIAN);
        said.putShort((short) 1000).putShort((short) -1000).rewind();
        try (TalkBack.Speech speech = talk.begin()) {
            speech.say(said);
        }

        List<byte[]> sound = camera.session.sent().stream()
                .filter(packet -> packet.channel() == 3)
                .map(SentPacket::bytes)
                .toList();
        assertThat(sound).hasSize(2).allSatisfy(packet -> {
            assertThat(packet).hasSize(32 + 960);
            assertThat(HexFormat.of().formatHex(packet, 0, 32))
                    .isEqualTo("55aa15a8080100000000000000000000c0030000000000000000000000000000");
        });
        assertThat(ALaw.sample(sound.getFirst()[32])).isBetween(970, 1030);
        assertThat(ALaw.sample(sound.getFirst()[33])).isBetween(-1030, -970);
        assertThat(sound.getFirst()[34]).isEqualTo((byte) 0xd5);
        assertThat(camera.commands()).containsExactly(0x1020, 0x1008, 0x3002);
        assertThat(BinaryCamera.read(camera.session.sent().getLast().bytes()))
                .extracting(BinaryMessage::command)
                .containsExactly(0x3003);
    }

    @Test
    void aRefusedLoudspeakerIsTold() throws Exception {
        dialect.login();
        camera.says.put(0x3002, new BinaryMessage(0x3102, 0x55aa, 4, new byte[0]));
        TalkBack talk = dialect.talkBack().orElseThrow();

        assertThatThrownBy(talk::begin).isInstanceOf(DeviceException.Refused.class);
        camera.says.clear();
        talk.begin().close();
    }

    @Test
    void theSmallPictureIsAskedForAtFirstWhereTheUserWantsIt() throws Exception {
        try (BinaryDialect small = new BinaryDialect(camera.session, new Login("admin", "admin".toCharArray()), true)) {
            small.login();
            small.startStream();
        }

        assertThat(HexFormat.of().formatHex(camera.heard.get(2).payload())).isEqualTo("0100000000000000");
    }

    @Test
    void everyMovementIsToldToTheMotorAndStopped() throws Exception {
        dialect.login();
        var steering = dialect.steering().orElseThrow();
        steering.move(Direction.RIGHT);
        assertThat(motor(camera.heard.getLast()))
                .isEqualTo("18000000" + "010a50490010ffff00000000" + "000000000000000300000000");
        steering.halt();
        assertThat(motor(camera.heard.getLast())).endsWith("0000000c00000000");

        int before = camera.heard.size();
        steering.halt();
        assertThat(camera.heard).hasSize(before);

        steering.move(Direction.UP);
        steering.move(Direction.CENTRE);
        steering.halt();
        assertThat(camera.heard.subList(before, camera.heard.size()))
                .extracting(message -> ByteBuffer.wrap(message.payload()).getInt(20))
                .containsExactly(0, 12, 10, 12);
    }

    @Test
    void closingStopsAMovement() throws Exception {
        dialect.login();
        dialect.steering().orElseThrow().move(Direction.DOWN);

        dialect.close();
        dialect.close();

        List<SentPacket> posted =
                camera.session.sent().stream().filter(SentPacket::posted).toList();
        assertThat(posted)
                .singleElement()
                .satisfies(packet -> assertThat(
                                motor(BinaryCamera.read(packet.bytes()).getFirst()))
                        .endsWith("0000000c00000000"));
    }

    @Test
    void parametersAreSetAndReadBack() throws Exception {
        dialect.login();
        Settings settings = dialect.settings().orElseThrow();

        Settings.Applied applied = settings.apply("orientation", "both");

        assertThat(applied.why()).isEmpty();
        assertThat(applied.setting().value()).isEqualTo("both");
        assertThat(settings.read())
                .extracting(Setting::name, Setting::value)
                .containsExactly(
                        tuple("picture-size", "640x480"),
                        tuple("orientation", "both"),
                        tuple("bit-rate", "80"),
                        tuple("infrared", ""),
                        tuple("lamp", ""),
                        tuple("restart", ""));
        camera.stubborn = true;
        Settings.Applied ignored = settings.apply("orientation", "flip");
        assertThat(ignored.setting().value()).isEqualTo("both");
        assertThat(ignored.why().orElseThrow().toString()).contains("kept its value");
    }

    @Test
    void aCameraThatDoesNotTellIsShownWithoutAValueAndAskedOnce() throws Exception {
        dialect.login();
        camera.silent.add(0x3019);
        Settings settings = dialect.settings().orElseThrow();

        assertThat(settings.read().getFirst().value()).isEmpty();
        Settings.Applied applied = settings.apply("picture-size", "320x240");

        assertThat(applied.why().orElseThrow().toString()).contains("does not tell");
        assertThat(camera.commands().stream().filter(each -> each == 0x3019)).hasSize(1);
        dialect.startStream();
        assertThat(ByteBuffer.wrap(camera.heard.get(camera.heard.size() - 2).payload())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt(4))
                .isZero();
    }

    @Test
    void lightsAreToggledAndWhatIsUnknownIsNotSent() throws Exception {
        dialect.login();
        Settings settings = dialect.settings().orElseThrow();
        assertThat(settings.apply("infrared", "").why()).isEmpty();
        assertThat(settings.apply("lamp", "").why()).isEmpty();
        assertThat(settings.apply("restart", "").why()).isEmpty();
        assertThat(camera.commands()).containsExactly(0x1020, 0x1008, 0x300a, 0x300b, 0x1011);
        assertThat(dialect.steering().orElseThrow().beside()).containsExactly("infrared", "lamp");

        assertThatThrownBy(() -> settings.apply("orientation", "sideways"))
                .isInstanceOf(DeviceException.NotAllowed.class);
        assertThatThrownBy(() -> settings.apply("brightness", "1")).isInstanceOf(DeviceException.NotAllowed.class);
        assertThat(camera.heard).hasSize(5);
    }

    @Test
    void aScanIsPatientAndItsChannelGoesIntoTheNetworkThatIsSent() throws Exception {
        dialect.login();
        byte[] entry = new byte[0x5c];
        BinaryClient.put(entry, 0, 64, "Café 家");
        entry[0x4c] = (byte) 198;
        entry[0x58] = 11;
        camera.says.put(0x6003, new BinaryMessage(0x6103, 0, 900, entry));
        var wifi = dialect.wifi().orElseThrow();

        assertThat(wifi.scan()).containsExactly(new AccessPoint("Café 家", OptionalInt.of(-58), Optional.empty()));
        assertThat(camera.session.timesPatient()).isEqualTo(1);
        assertThat(camera.session.isPatient()).isFalse();

        assertThat(wifi.join(new HomeNetwork("Café 家", "longenough".toCharArray()))
                        .toString())
                .contains("within a minute");
        byte[] sent = camera.heard.getLast().payload();
        assertThat(sent).hasSize(0x108);
        assertThat(sent[0x0c]).isEqualTo((byte) 11);
        assertThat(BinaryScan.words(sent, 0x18, 32)).isEqualTo("Café 家");
        assertThat(BinaryScan.words(sent, 0x38, 128)).isEqualTo("longenough");
        assertThatThrownBy(() -> wifi.join(new HomeNetwork("", new char[0])))
                .isInstanceOf(DeviceException.NotAllowed.class);
    }

    @Test
    void theOwnAccessPointIsNoNetworkThatTheCameraIsOn() throws Exception {
        dialect.login();
        var wifi = dialect.wifi().orElseThrow();
        camera.says.put(
                0x6002,
                new BinaryMessage(
                        0x6102, 0, 0, BinaryWifi.settings(new HomeNetwork("DGOA933765NDBND", new char[0]), 0)));
        assertThat(wifi.present()).contains(new Present(Optional.empty(), OptionalInt.empty()));

        camera.says.put(
                0x6002, new BinaryMessage(0x6102, 0, 0, BinaryWifi.settings(new HomeNetwork("home", new char[0]), 0)));
        assertThat(wifi.present()).contains(new Present(Optional.of("home"), OptionalInt.empty()));

        camera.silent.add(0x6002);
        assertThat(wifi.present()).isEmpty();
    }

    @Test
    void aStatusThatIsTooShortIsSaidToMakeNoSense() throws Exception {
        dialect.login();
        camera.says.put(0x1008, new BinaryMessage(0x1108, 0, 0, new byte[8]));

        assertThatThrownBy(dialect::facts).isInstanceOf(DeviceException.Malformed.class);
    }
}
