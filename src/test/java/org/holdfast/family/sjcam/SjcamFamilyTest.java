// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Setting;
import org.holdfast.device.Text;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SjcamFamilyTest {
    private final Bench bench = new Bench();
    private final ScriptedCamera camera = bench.camera;

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void theSj4000IsKnownByItsFirmwareAndNothingIsChangedByLooking() throws Exception {
        Found.Supported found = (Found.Supported) identify();

        assertThat(found.device().model()).isEqualTo("SJCAM SJ4000 WiFi");
        assertThat(found.device().address()).isEqualTo(camera.address());
        assertThat(found.remarks()).isEmpty();
        assertThat(camera.asked()).containsExactly("3016", "3012", "3002");
    }

    @Test
    void anAddressWithThePortsThatAreUsualIsTheOneWithoutThem() {
        Address written = Address.parse("192.168.1.254:80,rtsp=554,events=13333,mjpeg=8192");

        assertThat(new SjcamFamily(bench.network(), Bench.HURRY).usual(written))
                .hasToString("192.168.1.254,events=13333");
    }

    @Test
    void laterModelsAreKnownByChipAndModelAndSaidToBeUnproven() throws Exception {
        firmware("660", "SJ5000X", "V1.4", "20160518", "SJCAM");

        Found.Supported found = (Found.Supported) identify();

        assertThat(found.device().model()).isEqualTo("SJCAM SJ5000X");
        assertThat(words(found.remarks())).contains("published tables");
    }

    @Test
    void otherMakersWithTheSameDialectCanBeWatchedOnly() throws Exception {
        camera.reply(3012, new String(Vector.bytes("3012_viofo.xml"), StandardCharsets.UTF_8));
        camera.commands = List.of(1001, 2001, 3001, 9001, 9094, 9411);

        Found.Supported found = (Found.Supported) identify();

        assertThat(found.device().model()).isEqualTo("Viofo A119M Pro");
        assertThat(words(found.remarks())).contains("not an SJCAM");
    }

    @Test
    void aYiIsKnownByItsSettings() throws Exception {
        camera.reply(3012, new String(Vector.bytes("3012_yi.xml"), StandardCharsets.UTF_8));
        camera.commands = List.of(1001, 2001);
        camera.settings.put(3035, 0);

        assertThat(((Found.Supported) identify()).device().model()).isEqualTo("YI");
        assertThat(camera.asked()).doesNotContain("8001");
        camera.reply(8001, new String(Vector.body("http_8001_hfs.txt"), StandardCharsets.UTF_8));
        bench.family.connect(bench.device(Map.of()), Credentials.NONE).close();
        assertThat(camera.asked()).contains("8001");
        assertThat(camera.told()).isEmpty();
    }

    @Test
    void whereNothingCanBeSentNobodyIsSaidToAnswer() throws Exception {
        // Binding to an address that is not this computer's fails before anything is sent, as a missing route does.
        LocalInterface gone = new LocalInterface(
                "gone0",
                "Gone",
                false,
                false,
                List.of(new LocalInterface.Network(InetAddress.getByName("192.0.2.9"), 24)));

        assertThatThrownBy(() -> bench.family.identify(camera.address(), Optional.of(gone)))
                .isInstanceOf(DeviceException.Unreachable.class);
        assertThat(camera.asked()).isEmpty();
    }

    @Test
    void aModelThatIsNotInTheTableIsSaidToBeThat() throws Exception {
        firmware("670", "A50", "1.0");

        Found.Supported found = (Found.Supported) identify();

        assertThat(found.device().model()).isEqualTo("SJCAM A50");
        assertThat(words(found.remarks())).contains("does not know this model");
    }

    @Test
    void firmwareThatTellsNothingIsACameraAllTheSame() throws Exception {
        camera.reply(3012, ScriptedCamera.answer(3012, -256));
        camera.reply(3002, ScriptedCamera.answer(3002, -256));

        Found.Supported found = (Found.Supported) identify();

        assertThat(found.device().model()).isEqualTo("Novatek");
    }

    @Test
    void wordsOfACameraAreKeptShortAndPlain() throws Exception {
        camera.commands = List.of(1001);
        firmware("X".repeat(500) + "\n\t");

        assertThat(((Found.Supported) identify()).device().model()).hasSize(80);
    }

    @Test
    void aRouterAtTheSameAddressIsTheWrongNetwork() {
        camera.reply(3016, "<html><body>Router</body></html>");

        assertThatThrownBy(this::identify)
                .isInstanceOf(DeviceException.Unsupported.class)
                .hasMessageContaining("it is not a camera")
                .satisfies(e ->
                        assertThat(((DeviceException) e).advice().toString()).contains("Join the camera"));
    }

    @Test
    void aBusyCameraIsBusyAndNoStranger() {
        camera.reply(3016, SjcamClient.BUSY_PAGE);

        assertThatThrownBy(this::identify).isInstanceOf(DeviceException.Busy.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"rval\":-4,\"msg_id\":1793}', Ambarella",
        "'HTTP/1.1 200 OK\r\nServer: Hisilicon Web\r\n\r\n<html>', HiSilicon",
        "'HTTP/1.1 404 Not Found\r\nServer: Allwinner CDR\r\n\r\n', Allwinner"
    })
    void otherChipsAreNamed(String answer, String maker) throws Exception {
        try (java.net.ServerSocket other = new java.net.ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerAll(other, answer));

            Found found = bench.family.identify(
                    Address.of("127.0.0.1", other.getLocalPort()).with("json", 3), Optional.empty());

            assertThat(found)
                    .isInstanceOfSatisfying(
                            Found.Unsupported.class,
                            unsupported -> assertThat(unsupported.what().toString())
                                    .isEqualTo("Camera with a chip by " + maker));
        }
    }

    @Test
    void aConnectionToAnotherChipNamesIt() throws Exception {
        try (java.net.ServerSocket other = new java.net.ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerAll(other, "HTTP/1.1 404 Not Found\r\nServer: Allwinner CDR\r\n\r\n"));
            Device device = new Device(
                    "id-1",
                    "sjcam",
                    "",
                    "Helmet",
                    Address.of("127.0.0.1", other.getLocalPort()).with("json", 3),
                    Map.of());

            assertThatThrownBy(() -> bench.family.connect(device, Credentials.NONE))
                    .isInstanceOf(DeviceException.Unsupported.class)
                    .hasMessage("This is a camera with a chip by Allwinner.");
        }
    }

    private static void answerAll(java.net.ServerSocket server, String answer) {
        while (!server.isClosed()) {
            try (java.net.Socket client = server.accept()) {
                client.getInputStream().read(new byte[1000]);
                client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The test is over, or the client went away.
            }
        }
    }

    @Test
    void theInterfaceThatWasChosenForADeviceIsItsWay() throws Exception {
        LocalInterface wifi = at("wlan0", "Wi-Fi", "192.168.1.12");
        SjcamFamily family = new SjcamFamily(
                new Network(Reach.LOOPBACK, () -> List.of(wifi), new WireTap(), Bench.CLOCK), Bench.HURRY);

        assertThat(family.way(bench.device(Map.of("interface", "wlan0")))).hasValue(wifi);
        assertThat(family.way(bench.device(Map.of("interface", "wlan7")))).isEmpty();
        assertThat(family.way(bench.device(Map.of()))).isEmpty();
    }

    @Test
    void otherChipsSitAtAddressesOfTheirOwn() {
        assertThat(OtherChip.at("192.168.42.1")).hasValue(OtherChip.AMBARELLA);
        assertThat(OtherChip.at("192.168.0.1")).hasValue(OtherChip.HISILICON);
        assertThat(OtherChip.at("192.168.10.1")).hasValue(OtherChip.ALLWINNER);
        assertThat(OtherChip.at("192.168.100.1")).hasValue(OtherChip.ALLWINNER);
        assertThat(OtherChip.at("192.168.1.254")).isEmpty();
    }

    @Test
    void aNetworkThatClashesIsSaidToDoSo() throws Exception {
        LocalInterface wifi = at("wlan0", "Wi-Fi", "192.168.1.12");
        LocalInterface home = at("eth0", "Ethernet", "192.168.1.77");
        LocalInterface other = at("eth1", "Other", "10.0.0.5");
        Prober prober = new Prober(
                new Network(Reach.LOOPBACK, () -> List.of(wifi, home, other), new WireTap(), Bench.CLOCK), Bench.HURRY);
        SjcamIdentity identity =
                new SjcamIdentity(Dialect.UNKNOWN, Optional.empty(), "", "", java.util.Set.of(), Optional.empty());

        assertThat(words(prober.remarks(identity, Address.of("192.168.1.254")))).contains("Wi-Fi, Ethernet");
        assertThat(words(prober.remarks(identity, Address.of("192.168.2.254")))).doesNotContain("interface");
        assertThat(words(prober.remarks(identity, Address.of("camera.home")))).doesNotContain("interface");
    }

    @Test
    void whereNothingAnswersAClashIsTheReasonThatIsNamed() throws Exception {
        LocalInterface wifi = at("wlan0", "Wi-Fi", "127.0.0.12");
        LocalInterface home = at("eth0", "Ethernet", "127.0.0.77");
        SjcamFamily clashing = new SjcamFamily(
                new Network(Reach.LOOPBACK, () -> List.of(wifi, home), new WireTap(), Bench.CLOCK), Bench.HURRY);
        Device device = bench.device(Map.of());
        camera.close();

        assertThatThrownBy(() -> clashing.identify(device.address(), Optional.empty()))
                .isInstanceOfSatisfying(
                        DeviceException.Unreachable.class,
                        e -> assertThat(e.advice().toString()).contains("Wi-Fi, Ethernet"));
        assertThatThrownBy(() -> clashing.connect(device, Credentials.NONE))
                .isInstanceOfSatisfying(
                        DeviceException.Unreachable.class,
                        e -> assertThat(e.advice().toString()).contains("Wi-Fi, Ethernet"));
    }

    private static LocalInterface at(String name, String label, String address) throws IOException {
        return new LocalInterface(
                name, label, false, false, List.of(new LocalInterface.Network(InetAddress.getByName(address), 24)));
    }

    @Test
    void theLivePictureFollowsTheMode() throws Exception {
        try (Connection connection = bench.connect()) {
            int port = camera.address().portOr(0);
            assertThat(port).isPositive();
            assertThat(Bench.live(connection).stream())
                    .isEqualTo(new LiveStream.Rtsp(
                            java.net.URI.create("rtsp://127.0.0.1:1/sjcam.mov"), false, Optional.empty()));
            camera.mode = 4;
            assertThat(Bench.live(connection).stream())
                    .isEqualTo(new LiveStream.Mjpeg(java.net.URI.create("http://127.0.0.1:2/"), Optional.empty()));
            camera.mode = 2;
            assertThat(Bench.live(connection).stream()).isInstanceOf(LiveStream.None.class);
            camera.mode = 3;
            assertThat(Bench.live(connection).stream()).isInstanceOf(LiveStream.Rtsp.class);
            camera.capture = 1;
            assertThat(Bench.live(connection).stream()).isInstanceOf(LiveStream.None.class);
        }
    }

    @Test
    void thePictureComesOverTcpOnlyWhereTheUserSaysSo() throws Exception {
        Device device = bench.device(Map.of("rtp-over-tcp", "on", "set-clock", "off"));
        try (Connection connection = bench.family.connect(device, Credentials.NONE)) {
            assertThat(Bench.live(connection).stream())
                    .isInstanceOfSatisfying(
                            LiveStream.Rtsp.class,
                            rtsp -> assertThat(rtsp.overTcp()).isTrue());
        }
    }

    @Test
    void otherModelsAreAskedForTheirNameOfTheLivePictureOnce() throws Exception {
        try (ScriptedRtsp rtsp = new ScriptedRtsp("xxx.mp4")) {
            Address address = camera.address().with("rtsp", rtsp.port());
            RtspNames names = new RtspNames(bench.network(), address, Optional.empty(), Bench.HURRY);

            assertThat(names.find()).isEqualTo("xxx.mp4");
            assertThat(names.find()).isEqualTo("xxx.mp4");
            assertThat(rtsp.asked()).containsExactly("sjcam.mov", "xxx.mov", "xxxx.mov", "xxx.mp4");
        }
    }

    @Test
    void optionsAreOfferedWithTheirPresentValues() {
        List<Setting> options = bench.family.options(bench.device(Map.of("rtp-over-tcp", "on")));

        assertThat(options.stream().map(setting -> setting.name() + "=" + setting.value()))
                .containsExactly("set-clock=on", "rtp-over-tcp=on", "interface=automatic");
        assertThat(options.get(1).about().note().orElseThrow().toString()).contains("crash an SJ4000");
    }

    @Test
    void anInterfaceThatIsNotThereIsNamed() {
        Device device = bench.device(Map.of("interface", "wlan7"));

        assertThatThrownBy(() -> bench.family.connect(device, Credentials.NONE))
                .isInstanceOf(DeviceException.Unsupported.class)
                .hasMessageContaining("wlan7");
        assertThat(camera.asked()).isEmpty();
    }

    @Test
    void socketsLeaveThroughTheChosenInterface() throws Exception {
        LocalInterface loopback = new LocalInterface(
                "lo", "lo", true, false, List.of(new LocalInterface.Network(InetAddress.getLoopbackAddress(), 8)));
        SjcamFamily family = new SjcamFamily(
                new Network(Reach.LOOPBACK, () -> List.of(loopback), new WireTap(), Bench.CLOCK), Bench.HURRY);

        try (Connection connection =
                family.connect(bench.device(Map.of("interface", "lo", "set-clock", "off")), Credentials.NONE)) {
            assertThat(Bench.live(connection).stream())
                    .isInstanceOfSatisfying(
                            LiveStream.Rtsp.class,
                            rtsp -> assertThat(rtsp.via()).hasValue(loopback));
        }
    }

    @Test
    void factsAreWhatTheCameraTells() throws Exception {
        try (Connection connection = bench.connect()) {
            assertThat(connection.facts().stream().map(fact -> fact.name() + "=" + fact.value()))
                    .containsExactly(
                            "model=SJCAM SJ4000 WiFi",
                            "firmware=G20140116V01",
                            "mode=Video",
                            "battery=75 %",
                            "card=In the camera",
                            "free-space=15.9 GB");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true, 0, 100 %",
        "true, 3, 25 %",
        "true, 5, External power",
        "false, 0, Full",
        "false, 5, Charging",
        "false, 87, 87 %",
        "true, 4000000000, Unknown (4000000000)",
        "true, -1, Unknown (-1)"
    })
    void batteryValuesMeanWhatTheModelMeans(boolean early, long value, String words) {
        assertThat(CameraFacts.battery(early, value)).hasToString(words);
    }

    @Test
    void aMissingCardIsSaidToBeThat() throws Exception {
        camera.reply(3017, ScriptedCamera.answer(3017, -22));
        try (Connection connection = bench.connect()) {
            assertThat(connection.facts().stream().map(Connection.Fact::name)).doesNotContain("free-space");
        }
    }

    @Test
    void noFreeByteMeansNoCardOrAFullOne() throws Exception {
        camera.reply(3017, ScriptedCamera.value(3017, 0));
        try (Connection connection = bench.connect()) {
            assertThat(connection.facts().stream().map(fact -> fact.name() + "=" + fact.value()))
                    .contains("card=None, or full");
        }
    }

    @Test
    void newerAnswersWithTotalAndFreeAreRead() throws Exception {
        camera.reply(
                3017,
                "<Function><Cmd>3017</Cmd><Status>0</Status><Total>32000000000</Total><Free>1500000</Free></Function>");
        try (Connection connection = bench.connect()) {
            assertThat(connection.facts().getLast().value()).hasToString("1.5 MB");
        }
    }

    private Found identify() throws DeviceException, InterruptedException {
        return bench.family.identify(camera.address(), Optional.empty());
    }

    private void firmware(String... words) {
        camera.reply(
                3012,
                ScriptedCamera.answer(3012, 0, "<String>" + String.join("</String>\n<String>", words) + "</String>\n"));
    }

    private static String words(List<Text> texts) {
        return texts.stream().map(Text::toString).collect(java.util.stream.Collectors.joining(" "));
    }
}
