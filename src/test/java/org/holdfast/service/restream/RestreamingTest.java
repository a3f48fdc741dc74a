// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.restream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Address;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;
import org.holdfast.service.AppFolders;
import org.holdfast.service.Restream;
import org.holdfast.service.RestreamChoices;
import org.holdfast.service.TestTime;
import org.holdfast.service.secrets.FileSecrets;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.SavedDeviceBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class RestreamingTest {
    private static final Device GARDEN =
            new Device("garden-id", "a9", "A9", "Garden <b>shed</b>", Address.of("127.0.0.1"), Map.of());
    private static final Device BIKE =
            new Device("bike-id", "sjcam", "SJ4000", "Bike", Address.of("127.0.0.1"), Map.of());

    @TempDir
    Path folder = Path.of("");

    private final TestTime time = new TestTime();
    private final ScriptedPictures pictures = new ScriptedPictures();
    private SavedDeviceBook book;
    private FileSecrets secrets;
    private Restreaming restream;

    @BeforeEach
    void open() {
        AppFolders folders = AppFolders.under(folder);
        book = new SavedDeviceBook(folders, DiskSteps.ofSystem(), time);
        book.add(GARDEN);
        book.add(BIKE);
        secrets = new FileSecrets(folders.config(), DiskSteps.ofSystem(), time.clock());
        restream = again();
    }

    private Restreaming again() {
        Network network = new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC());
        return new Restreaming(AppFolders.under(folder), network, book, secrets, pictures, time);
    }

    @AfterEach
    void close() {
        restream.close();
        book.close();
    }

    private static RestreamChoices both() {
        return RestreamChoices.INITIAL
                .at("127.0.0.1", 0)
                .with(GARDEN)
                .with(BIKE)
                .on(true);
    }

    private InetSocketAddress on(RestreamChoices choices) throws DeviceException {
        restream.choose(choices);
        return address();
    }

    private InetSocketAddress address() {
        assertThat(restream.state()).isInstanceOf(Restream.State.On.class);
        return ((Restream.State.On) restream.state()).address();
    }

    @Test
    void nothingIsOfferedUntilItIsSwitchedOn() {
        restream.begin();

        assertThat(restream.state()).isEqualTo(new Restream.State.Off());
        assertThat(restream.choices()).isEqualTo(RestreamChoices.INITIAL);
        assertThat(restream.offers()).isEmpty();
    }

    @Test
    void thePageListsTheCamerasAndTakesTheirNamesForWords() throws Exception {
        try (Watcher browser = Watcher.get(on(both()), "/")) {
            assertThat(browser.head()).startsWith("HTTP/1.1 200 OK").contains("text/html", "default-src 'none'");
            assertThat(browser.rest())
                    .contains("Garden &lt;b&gt;shed&lt;/b&gt;", "/garden-b-shed-b/video.mjpeg", "/bike/snapshot.jpg")
                    .doesNotContain("<b>");
        }
        assertThat(pictures.opened).hasValue(0);
    }

    @Test
    void eachWatcherGetsThePicturesAsTheyComeAndTheCameraIsOpenedOnce() throws Exception {
        InetSocketAddress server = on(both());
        try (Watcher one = Watcher.get(server, "/bike/video.mjpeg");
                Watcher other = Watcher.get(server, "/bike/video.mjpeg")) {
            await().until(() -> restream.offers().get(1).watchers() == 2);
            pictures.send(new byte[] {1, 2, 3});
            for (Watcher each : List.of(one, other)) {
                assertThat(each.head()).contains("multipart/x-mixed-replace; boundary=holdfast-picture");
                assertThat(each.head())
                        .isEqualTo("--holdfast-picture\r\nContent-Type: image/jpeg\r\nContent-Length: 3\r\n\r\n");
                assertThat(each.bytes(3)).containsExactly(1, 2, 3);
                assertThat(each.bytes(22)).asString(StandardCharsets.US_ASCII).isEqualTo("\r\n--holdfast-picture\r\n");
            }
            pictures.send(new byte[] {9});
            assertThat(one.head()).isEqualTo("Content-Type: image/jpeg\r\nContent-Length: 1\r\n\r\n");
            assertThat(one.bytes(1)).containsExactly(9);
            assertThat(pictures.opened).hasValue(1);
        }
    }

    @Test
    void theCameraIsLetGoALittleAfterTheLastWatcher() throws Exception {
        InetSocketAddress server = on(both());
        try (Watcher watcher = Watcher.get(server, "/bike/snapshot.jpg")) {
            await().until(() -> pictures.open() == 1);
            pictures.send(new byte[] {7});
            assertThat(watcher.head()).contains("image/jpeg", "Content-Length: 1");
            assertThat(watcher.bytes(1)).containsExactly(7);
        }
        await().until(() -> restream.offers().get(1).watchers() == 0);
        assertThat(pictures.open()).isEqualTo(1);

        time.advance(WatchedCamera.LINGER);

        assertThat(pictures.open()).isZero();
    }

    @Test
    void aSinglePictureIsTheFreshOneOrTheNext() throws Exception {
        InetSocketAddress server = on(both());
        try (Watcher first = Watcher.get(server, "/bike/snapshot.jpg")) {
            await().until(() -> pictures.open() == 1);
            pictures.send(new byte[] {1});
            first.head();
        }
        try (Watcher second = Watcher.get(server, "/bike/snapshot.jpg")) {
            second.head();
            assertThat(second.bytes(1)).containsExactly(1);
        }
        time.advance(WatchServer.FRESH.plusMillis(1));
        try (Watcher third = Watcher.get(server, "/bike/snapshot.jpg")) {
            await().until(() -> restream.offers().get(1).watchers() == 1);
            pictures.send(new byte[] {2});
            third.head();
            assertThat(third.bytes(1)).containsExactly(2);
        }
    }

    @Test
    void theOnlyCameraNeedsNoPath() throws Exception {
        InetSocketAddress server = on(both().without(BIKE.id()));
        try (Watcher watcher = Watcher.get(server, "/snapshot.jpg")) {
            await().until(() -> pictures.open() == 1);
            pictures.send(new byte[] {5});
            assertThat(watcher.head()).startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /nobody/video.mjpeg, 404",
        "GET /bike/firmware, 404",
        "GET /../restream.json, 404",
        "GET /bike, 404",
        "POST /bike/video.mjpeg, 405",
        "HEAD /bike/video.mjpeg, 200",
        "HEAD /, 200"
    })
    void whatIsNotThereIsSaidSo(String request, String status) throws Exception {
        try (Watcher watcher = new Watcher(on(both()), request + " HTTP/1.1\r\nHost: 127.0.0.1:8090\r\n\r\n")) {
            assertThat(watcher.head()).startsWith("HTTP/1.1 " + status);
            assertThat(pictures.opened).hasValue(0);
        }
    }

    @Test
    void whatIsNoRequestIsRefused() throws Exception {
        try (Watcher watcher = new Watcher(on(both()), "hello\r\n\r\n")) {
            assertThat(watcher.head()).startsWith("HTTP/1.1 400");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example.com, 421",
        "evil.example.com:8090, 421",
        "nas.local, 200",
        "[::1]:8090, 200",
        "localhost, 200"
    })
    void pagesOfElsewhereCannotPretendToBeHere(String host, String status) throws Exception {
        try (Watcher watcher = new Watcher(on(both()), "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n")) {
            assertThat(watcher.head()).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void withAPasswordNobodyWatchesWithoutIt() throws Exception {
        restream.password("söcret:x".toCharArray());
        InetSocketAddress server = on(both().withUser(Optional.of("anna")));

        for (String wrong : List.of("", basic("anna", "wrong"), basic("otto", "söcret:x"), "Authorization: Basic ?")) {
            try (Watcher watcher = wrong.isEmpty() ? Watcher.get(server, "/") : Watcher.get(server, "/", wrong)) {
                assertThat(watcher.head()).startsWith("HTTP/1.1 401").contains("WWW-Authenticate: Basic");
            }
        }
        try (Watcher watcher = Watcher.get(server, "/", basic("anna", "söcret:x"))) {
            assertThat(watcher.head()).startsWith("HTTP/1.1 200");
        }
        assertThat(Files.readString(AppFolders.under(folder).config().resolve("restream.json")))
                .contains("anna")
                .doesNotContain("cret");
    }

    private static String basic(String user, String password) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aUserWithoutAPasswordIsRefusedAndTakingThePasswordAwayOpensToAll() throws Exception {
        assertThatThrownBy(() -> restream.choose(both().withUser(Optional.of("anna"))))
                .isInstanceOf(DeviceException.Unsupported.class);
        assertThat(restream.state()).isEqualTo(new Restream.State.Off());

        restream.password("x".toCharArray());
        on(both().withUser(Optional.of("anna")));
        restream.password(new char[0]);

        assertThat(restream.hasPassword()).isFalse();
        assertThat(restream.choices().user()).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsToldAndWhatHeldBeforeHoldsOn() throws Exception {
        InetSocketAddress before = on(both());
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> restream.choose(both().at("127.0.0.1", other.getLocalPort())))
                    .isInstanceOfSatisfying(
                            DeviceException.Media.class,
                            why -> assertThat(why)
                                    .hasMessage("Port " + other.getLocalPort()
                                            + " on 127.0.0.1 cannot be used; another program may have it."));
        }
        assertThat(restream.state()).isInstanceOf(Restream.State.On.class);
        assertThat(address().getAddress()).isEqualTo(before.getAddress());
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "0.0.0.0", "example.org", ""})
    void onlyAddressesWithinReachAreListenedOn(String host) {
        assertThatThrownBy(() -> restream.choose(both().at(host, 0))).isInstanceOf(DeviceException.Media.class);
        assertThat(restream.state()).isEqualTo(new Restream.State.Off());
    }

    @Test
    void choicesSurviveARestart() throws Exception {
        int port = on(both()).getPort();
        restream.choose(both().at("127.0.0.1", port));
        restream.close();

        restream = again();
        restream.begin();

        assertThat(address().getPort()).isEqualTo(port);
        assertThat(restream.offers())
                .extracting(offer -> offer.snapshot().toString())
                .containsExactly(
                        "http://127.0.0.1:" + port + "/garden-b-shed-b/snapshot.jpg",
                        "http://127.0.0.1:" + port + "/bike/snapshot.jpg");
    }

    @Test
    void whatIsUsedForOneRunIsNotSaved() throws Exception {
        restream.use(both());
        restream.close();

        restream = again();

        assertThat(restream.choices()).isEqualTo(RestreamChoices.INITIAL);
    }

    @Test
    void aCameraThatIsTakenOutOfTheBookOrOfTheChoicesSendsItsWatchersAway() throws Exception {
        InetSocketAddress server = on(both());
        try (Watcher one = Watcher.get(server, "/bike/video.mjpeg");
                Watcher other = Watcher.get(server, "/garden-b-shed-b/video.mjpeg")) {
            await().until(() -> pictures.open() == 2);
            pictures.send(new byte[] {1});
            one.head();
            other.head();

            book.remove(BIKE.id());
            restream.choose(restream.choices().without(GARDEN.id()));

            assertThat(one.rest()).isNotNull();
            assertThat(other.rest()).isNotNull();
            assertThat(pictures.open()).isZero();
            assertThat(restream.offers()).isEmpty();
        }
    }

    @Test
    void aWatcherThatTakesNothingIsCutOffAndDisturbsNobody() throws Exception {
        InetSocketAddress server = on(both());
        byte[] large = new byte[1 << 20];
        try (Watcher lazy = Watcher.get(server, "/bike/video.mjpeg");
                Watcher keen = Watcher.get(server, "/bike/video.mjpeg")) {
            await().until(() -> restream.offers().get(1).watchers() == 2);
            pictures.send(large);
            keen.head();
            keen.head();
            keen.bytes(large.length + 22);
            pictures.send(large);
            keen.head();
            keen.bytes(large.length);

            await().until(() -> {
                time.advance(WatchServer.STALLED);
                return restream.offers().get(1).watchers() == 1;
            });
            assertThat(lazy.ends()).isTrue();
            pictures.send(new byte[] {4});
            keen.bytes(22);
            keen.head();
            assertThat(keen.bytes(1)).containsExactly(4);
        }
    }

    @Test
    void linesToPasteNameTheUserAndNeverThePassword() throws Exception {
        restream.password("hush".toCharArray());
        int port = on(both().withUser(Optional.of("anna"))).getPort();

        assertThat(restream.offers().get(1).lines(Optional.of("anna")))
                .extracting(Restream.Line::words)
                .containsExactly(
                        "http://127.0.0.1:" + port + "/bike/video.mjpeg",
                        "vlc http://anna:PASSWORD@127.0.0.1:" + port + "/bike/video.mjpeg",
                        "MJPEG URL: http://127.0.0.1:" + port + "/bike/video.mjpeg\nStill image URL: http://127.0.0.1:"
                                + port + "/bike/snapshot.jpg\nUsername: anna\nAuthentication: basic");
    }

    @Test
    void aSavedFileThatMakesNoSenseIsSetAsideAndNothingIsOffered() throws Exception {
        restream.choose(both());
        restream.close();
        Path file = AppFolders.under(folder).config().resolve("restream.json");
        for (String broken : List.of(
                Files.readString(file).replace("\"bike\"", "\"../x\""),
                Files.readString(file).replace("\"bike\"", "\"garden-b-shed-b\""),
                Files.readString(file).replace("\"port\"", "\"prt\""))) {
            Files.writeString(file, broken);
            Files.deleteIfExists(file.resolveSibling("restream.json.previous"));
            restream = again();
            assertThat(restream.problems()).isNotEmpty();
        }
    }

    @Test
    void namesBecomePathsThatDifferAndStay() {
        Device other = new Device("x", "a9", "A9", "Bike", Address.of("127.0.0.1"), Map.of());
        Device odd = new Device("y", "a9", "A9", "Größe № 1!", Address.of("127.0.0.1"), Map.of());
        Device none = new Device("z", "a9", "A9", "猫", Address.of("127.0.0.1"), Map.of());

        assertThat(both().with(other)
                        .with(odd)
                        .with(none)
                        .with(none.named("cat"))
                        .cameras())
                .extracting(RestreamChoices.Camera::path)
                .containsExactly("garden-b-shed-b", "bike", "bike-2", "gro-e-no-1", "camera");
    }
}
