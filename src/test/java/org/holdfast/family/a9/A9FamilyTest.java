// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.LiveSource;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Setting;
import org.holdfast.device.Text;
import org.holdfast.net.Address;
import org.holdfast.net.SearchTargets;
import org.junit.jupiter.api.Test;

class A9FamilyTest {
    private static final String UID = "DGOK-123456-ABCDE";

    private final ScriptedCameras cameras = new ScriptedCameras();
    private final A9Family family = cameras.family();

    private Device device(String uid, String address) {
        return new Device(Device.idOf("a9", uid), "a9", "", "Door", Address.parse(address), Map.of());
    }

    private List<Found> search(String... addresses) throws InterruptedException {
        SearchTargets targets = SearchTargets.loopbackOnly();
        for (String each : addresses) {
            targets.add(Optional.of("a9"), Address.parse(each));
        }
        List<Found> found = new ArrayList<>();
        family.search(targets, found::add);
        return found;
    }

    @Test
    void aCameraIsFoundOnceWithItsVariantAndAnIdThatFollowsIt() throws Exception {
        cameras.at("127.0.0.1:4000", UID, "camera", Variant.JSON);

        List<Found> found = search("127.0.0.1:4000", "127.0.0.1:4001");

        assertThat(found).singleElement().isInstanceOfSatisfying(Found.Supported.class, camera -> {
            assertThat(camera.device().model()).isEqualTo("A9 (JSON, camera)");
            assertThat(camera.device().id()).isEqualTo(Device.idOf("a9", UID));
            assertThat(camera.device().identified()).isTrue();
            assertThat(camera.device().name()).isEqualTo("A9 DGOK");
            assertThat(camera.address()).isEqualTo(Address.parse("127.0.0.1:4000"));
            assertThat(camera.device().toString()).doesNotContain("123456");
        });
    }

    @Test
    void oneWithAnUnknownPrefixIsNamedByItsCipher() throws Exception {
        cameras.at("127.0.0.1:1", "QQQQ-123456-ABCDE", "plain", Variant.BINARY);
        cameras.at("127.0.0.1:2", "QQQQ-123457-ABCDE", "SHIX", Variant.JSON);

        assertThat(search("127.0.0.1:1", "127.0.0.1:2"))
                .extracting(found -> ((Found.Supported) found).device().model())
                .containsExactlyInAnyOrder("A9 (binary, plain)", "A9 (JSON, SHIX)");
    }

    @Test
    void demoModeIsLookedForWhereItsPortIsNamedAndAtItsOwnAddress() throws Exception {
        cameras.demos.add(Address.parse("127.0.0.1,video=4000"));

        List<Found> found = search("127.0.0.1,video=4000", "127.0.0.1:4001");

        assertThat(found).singleElement().isInstanceOfSatisfying(Found.Supported.class, camera -> {
            assertThat(camera.device().model()).isEqualTo("A9 (demo mode)");
            assertThat(camera.device().identified()).isFalse();
            assertThat(camera.remarks().toString()).contains("anyone in range can watch");
        });
        assertThat(cameras.demoAsked).containsExactly(Address.parse("127.0.0.1,video=4000"));
        assertThat(A9Search.mayBeDemo(Address.of("192.168.4.153"))).isTrue();
    }

    @Test
    void nobodyAtATypedAddressIsSaidWithWhatItMayBe() {
        assertThatThrownBy(() -> family.identify(Address.parse("127.0.0.1:9"), Optional.empty()))
                .isInstanceOfSatisfying(
                        DeviceException.Unreachable.class,
                        nobody -> assertThat(nobody.advice().in(Locale.ENGLISH)).contains("FtyCam", "Z-IOT"));
    }

    @Test
    void addressesAreWrittenInOneWay() {
        assertThat(family.usual(Address.parse("192.168.1.7:32108,sound=8070"))).isEqualTo(Address.of("192.168.1.7"));
        assertThat(family.usual(Address.parse("192.168.4.153,video=8080"))).isEqualTo(Address.of("192.168.4.153"));
        assertThat(family.usual(Address.parse("127.0.0.1,video=8080")))
                .isEqualTo(Address.parse("127.0.0.1,video=8080"));
        assertThat(family.portNames()).containsExactlyInAnyOrder("video", "sound", "control", "rtsp");
    }

    @Test
    void aCameraIsOpenedWithTheCommandsThatItAnswers() throws Exception {
        cameras.at("127.0.0.1:1", UID, "camera", Variant.BINARY);
        try (Connection connection = family.connect(device(UID, "127.0.0.1:1"), Credentials.NONE)) {
            assertThat(cameras.tried).containsExactly(Variant.JSON, Variant.CGI, Variant.BINARY);
            assertThat(connection.device().model()).isEqualTo("A9 (binary, camera)");
            assertThat(connection.device().name()).isEqualTo("Door");
            assertThat(cameras.sessions).hasSize(3);
            assertThat(cameras.sessions.get(0).closed).isTrue();
            assertThat(cameras.sessions.get(1).closed).isTrue();
            assertThat(cameras.sessions.get(2).closed).isFalse();
        }
        assertThat(cameras.sessions.getLast().closed).isTrue();
        assertThat(cameras.dialects.getLast().calls).containsExactly("login", "close");

        cameras.tried.clear();
        family.connect(device(UID, "127.0.0.1:1"), Credentials.NONE).close();
        assertThat(cameras.tried).as("what it answered last comes first").containsExactly(Variant.BINARY);
    }

    @Test
    void aPlainCameraIsAskedForBinaryCommandsFirst() throws Exception {
        String uid = "QQQQ-000001-ABCDE";
        cameras.at("127.0.0.1:1", uid, "plain", Variant.BINARY);

        family.connect(device(uid, "127.0.0.1:1"), Credentials.NONE).close();

        assertThat(cameras.tried).containsExactly(Variant.BINARY);
    }

    @Test
    void theUsersChoiceOfCommandsIsTheOnlyOneTried() {
        cameras.at("127.0.0.1:1", UID, "camera", Variant.JSON);
        Device chosen = device(UID, "127.0.0.1:1").with(Map.of("dialect", "cgi"));

        assertThatThrownBy(() -> family.connect(chosen, Credentials.NONE))
                .isInstanceOf(DeviceException.Unreachable.class);
        assertThat(cameras.tried).containsExactly(Variant.CGI);
        assertThat(cameras.sessions).allMatch(session -> session.closed);
    }

    @Test
    void aWrongPasswordEndsTheAttemptAtOnce() {
        cameras.at("127.0.0.1:1", UID, "camera", Variant.JSON);
        cameras.refusal = Optional.of(new DeviceException.WrongCredentials("127.0.0.1:1"));

        assertThatThrownBy(() -> family.connect(device(UID, "127.0.0.1:1"), Credentials.NONE))
                .isInstanceOf(DeviceException.WrongCredentials.class);
        assertThat(cameras.tried).containsExactly(Variant.JSON);
        assertThat(cameras.sessions).singleElement().matches(session -> session.closed);
    }

    @Test
    void aBinaryCameraThatHangsUpAtTheUsersOwnPasswordIsNotAskedForOtherCommands() {
        String uid = "FTYC-000001-ABCDE";
        cameras.at("127.0.0.1:1", uid, "plain", Variant.CGI);
        cameras.foreign = new DeviceException.Refused(
                "127.0.0.1:1", Text.literal("logging in"), Text.literal("closed"), Text.literal("look"));

        assertThatThrownBy(() -> family.connect(device(uid, "127.0.0.1:1"), kind -> Optional.of("own".toCharArray())))
                .isInstanceOf(DeviceException.WrongCredentials.class);
        assertThat(cameras.tried).containsExactly(Variant.BINARY);
        assertThat(cameras.sessions).singleElement().matches(session -> session.closed);
    }

    @Test
    void oneThatHangsUpAtTheUsualPasswordOrHasAnotherPrefixIsAskedForTheOthersToo() throws Exception {
        cameras.foreign = new DeviceException.Refused(
                "127.0.0.1:1", Text.literal("logging in"), Text.literal("closed"), Text.literal("look"));
        cameras.at("127.0.0.1:1", "FTYC-000001-ABCDE", "plain", Variant.CGI);
        cameras.at("127.0.0.1:2", "QQQQ-000001-ABCDE", "plain", Variant.CGI);

        family.connect(device("FTYC-000001-ABCDE", "127.0.0.1:1"), kind -> Optional.of("admin".toCharArray()))
                .close();
        family.connect(device("QQQQ-000001-ABCDE", "127.0.0.1:2"), kind -> Optional.of("own".toCharArray()))
                .close();

        assertThat(cameras.tried)
                .containsExactly(Variant.BINARY, Variant.JSON, Variant.CGI, Variant.BINARY, Variant.JSON, Variant.CGI);
    }

    @Test
    void aBinaryCameraThatHangsUpAtTheUsualPasswordAndAnswersInNoOtherWayWantsAnotherPassword() {
        cameras.foreign = new DeviceException.Refused(
                "127.0.0.1:1", Text.literal("logging in"), Text.literal("closed"), Text.literal("look"));
        cameras.at("127.0.0.1:1", "FTYC-000001-ABCDE", "plain", Variant.DEMO);
        cameras.at("127.0.0.1:2", "QQQQ-000001-ABCDE", "plain", Variant.DEMO);

        assertThatThrownBy(() -> family.connect(device("FTYC-000001-ABCDE", "127.0.0.1:1"), Credentials.NONE))
                .isInstanceOf(DeviceException.WrongCredentials.class);
        assertThat(cameras.tried).containsExactly(Variant.BINARY, Variant.JSON, Variant.CGI);
        assertThat(cameras.sessions).allMatch(session -> session.closed);
        assertThatThrownBy(() -> family.connect(device("QQQQ-000001-ABCDE", "127.0.0.1:2"), Credentials.NONE))
                .isInstanceOf(DeviceException.Refused.class);
    }

    @Test
    void anotherCameraAtTheAddressIsNotOpened() {
        cameras.at("127.0.0.1:1", "DGOK-999999-ABCDE", "camera", Variant.JSON);

        assertThatThrownBy(() -> family.connect(device(UID, "127.0.0.1:1"), Credentials.NONE))
                .isInstanceOfSatisfying(
                        DeviceException.Unsupported.class,
                        other -> assertThat(other.sentence().toString()).contains("Another camera"));
        assertThat(cameras.tried).isEmpty();
        assertThat(cameras.sessions).singleElement().matches(session -> session.closed);
    }

    @Test
    void factsSayWhatItIsAndThatItsPictureCannotBeLarger() throws Exception {
        cameras.at("127.0.0.1:1", UID, "camera", Variant.JSON);
        try (Connection connection = family.connect(device(UID, "127.0.0.1:1"), Credentials.NONE)) {
            Map<String, String> facts = connection.facts().stream()
                    .collect(java.util.stream.Collectors.toMap(
                            Connection.Fact::name, fact -> fact.value().toString()));

            assertThat(facts)
                    .containsEntry("firmware", "1.2.3")
                    .containsEntry("uid", UID)
                    .containsEntry("dialect", "JSON commands")
                    .containsEntry("app", "HDWifiCamPro, BKCam");
            assertThat(facts.get("true-picture")).contains("Measured as soon as");
            assertThat(facts.get("claimed-picture")).contains("720p", "1080p", "no setting raises that");
            assertThat(connection.toString()).doesNotContain("123456");
        }
    }

    @Test
    void eachOpeningOfTheStreamGetsAFeedOfItsOwn() throws Exception {
        cameras.at("127.0.0.1:1", UID, "camera", Variant.JSON);
        try (Connection connection = family.connect(device(UID, "127.0.0.1:1"), Credentials.NONE)) {
            LiveSource live = connection.capability(LiveSource.class).orElseThrow();

            assertThat(live.stream()).isInstanceOf(LiveStream.Coded.class).isNotEqualTo(live.stream());
        }
    }

    @Test
    void optionsAreForCamerasThatTakeCommands() {
        assertThat(family.options(device(UID, "127.0.0.1")))
                .extracting(Setting::name)
                .containsExactly(
                        "user-name", "picture-at-start", "motion-events", "continuous-sound", "dialect", "interface");
        Device demo = new Device("x", "a9", "A9 (demo mode)", "x", Address.of("192.168.4.153"), Map.of());
        assertThat(family.options(demo)).extracting(Setting::name).containsExactly("interface");
        assertThat(family.credentials(demo)).isEmpty();
        assertThat(family.credentials(device(UID, "127.0.0.1"))).singleElement().satisfies(field -> {
            assertThat(field.kind()).isEqualTo("password");
            assertThat(field.help().toString()).contains("6666", "admin", "1234");
        });
    }

    @Test
    void anInterfaceThatIsNotThereIsSaid() {
        Device device = device(UID, "127.0.0.1").with(Map.of("interface", "wlan7"));

        assertThatThrownBy(() -> family.connect(device, Credentials.NONE))
                .isInstanceOfSatisfying(
                        DeviceException.Unsupported.class,
                        missing -> assertThat(missing.sentence().toString()).contains("wlan7"));
        assertThat(family.way(device)).isEmpty();
    }
}
