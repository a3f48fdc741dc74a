// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
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
import org.holdfast.device.Typed;
import org.holdfast.media.rtsp.ScriptedRtsp;
import org.holdfast.net.Address;
import org.holdfast.net.Listener;
import org.holdfast.net.Listeners;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.Test;

/** Look-alikes that are known by their RTSP address, or only by their port. */
class RtspCameraTest {
    private final ScriptedCameras cameras = new ScriptedCameras();
    private final A9Family family = cameras.family();

    private Typed typed(int port) {
        return family.typed("rtsp://anna:s3cret@127.0.0.1:" + port + "/live?token=t0ken&channel=1")
                .orElseThrow();
    }

    @Test
    void anAddressBecomesADeviceWithoutItsSecrets() {
        Typed typed = typed(8554);

        assertThat(typed.device().model()).isEqualTo("A9 (RTSP)");
        assertThat(typed.device().address()).hasToString("127.0.0.1,rtsp=8554");
        assertThat(typed.device().options()).isEqualTo(Map.of("rtsp-path", "/live?token=***&channel=1"));
        assertThat(typed.secrets()).isEqualTo(Map.of("user", "anna", "password", "s3cret", "token", "t0ken"));
        assertThat(family.credentials(typed.device()).stream().map(Credentials.Field::kind))
                .containsExactly("token", "password", "user");
        assertThat(family.disclosures(typed.device())).hasSize(3);
        assertThat(family.options(typed.device()).stream().map(each -> each.name()))
                .containsExactly("rtsp-udp", "interface");
        assertThat(family.typed("192.168.1.5")).isEmpty();
        assertThat(family.typed("rtsp://[fe80::1]/live").orElseThrow().device().address())
                .isEqualTo(Address.parse("[fe80::1],rtsp=554"));
    }

    @Test
    void itsLivePictureAsksForTheSecretsItself() throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp()) {
            Typed typed = typed(server.port());
            try (Connection connection = family.connect(typed.device(), typed.credentials())) {
                LiveStream stream = connection.capability(LiveSource.class).orElseThrow().stream();

                assertThat(stream).isInstanceOfSatisfying(LiveStream.Rtsp.class, rtsp -> {
                    assertThat(rtsp.address())
                            .hasToString("rtsp://127.0.0.1:" + server.port() + "/live?token=***&channel=1");
                    assertThat(rtsp.overTcp()).isTrue();
                    assertThat(rtsp.toString()).doesNotContain("s3cret", "t0ken", "anna");
                });
                assertThat(connection.facts())
                        .anySatisfy(fact -> assertThat(fact.value().toString()).contains("token=***"))
                        .noneSatisfy(fact -> assertThat(fact.value().toString()).contains("t0ken"));
            }
            assertThat(server.requests.getLast()).startsWith("DESCRIBE").contains("token=t0ken&channel=1");
        }
    }

    @Test
    void aWrongPasswordIsTold() throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp()) {
            server.gate = _ -> Optional.of("RTSP/1.0 401 Unauthorized\r\nCSeq: {cseq}\r\n"
                    + "WWW-Authenticate: Digest realm=\"cam\", nonce=\"n\"\r\n\r\n");
            Typed typed = typed(server.port());

            assertThatThrownBy(() -> family.connect(typed.device(), typed.credentials()))
                    .isInstanceOf(DeviceException.WrongCredentials.class)
                    .hasMessageNotContainingAny("s3cret", "t0ken", "anna");
        }
    }

    @Test
    void itAnswersASearchByItsPortAndIsNoCameraOfAnotherKind() throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp()) {
            Address address = Address.of("127.0.0.1").with("rtsp", server.port());
            SearchTargets targets = SearchTargets.loopbackOnly();
            targets.add(Optional.of("a9"), address);
            List<Found> found = new ArrayList<>();
            family.search(targets, found::add);

            assertThat(found).singleElement().isInstanceOfSatisfying(Found.Supported.class, camera -> {
                assertThat(camera.device().model()).isEqualTo("A9 (RTSP)");
                assertThat(camera.address()).isEqualTo(address);
            });
            assertThat(family.identify(address, Optional.empty())).isInstanceOf(Found.Supported.class);
            assertThat(family.usual(address)).isNotEqualTo(family.usual(Address.of("127.0.0.1")));
        }
    }

    @Test
    void whatIsNoA9ButOffersRtspIsNamedWithHowToAddIt() throws Exception {
        try (ScriptedRtsp server = new ScriptedRtsp()) {
            Address address = Address.of("127.0.0.1", server.port());

            assertThat(family.identify(address, Optional.empty()))
                    .isInstanceOfSatisfying(Found.Unsupported.class, other -> {
                        assertThat(other.address()).isEqualTo(address);
                        assertThat(other.what().in(Locale.ENGLISH)).isEqualTo("Camera that offers RTSP");
                        assertThat(other.meaning().in(Locale.ENGLISH))
                                .contains("rtsp://127.0.0.1:" + server.port() + "/live?token=", "365Cam", "HDMiniCam");
                    });
            assertThat(server.requests).singleElement().asString().startsWith("OPTIONS *");
        }
    }

    @Test
    void whatAnswersAnythingElseThanRtspIsNobody() throws Exception {
        try (Listeners listeners = new Listeners()) {
            Listener web = listeners.tcp(
                    InetAddress.getLoopbackAddress(),
                    0,
                    "test",
                    2,
                    client -> client.getOutputStream()
                            .write("HTTP/1.0 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));

            assertThatThrownBy(() -> family.identify(
                            Address.of("127.0.0.1", web.address().getPort()), Optional.empty()))
                    .isInstanceOf(DeviceException.Unreachable.class);
        }
    }

    @Test
    void wherePathAndPortMakeNoAddressItSaysSo() {
        Device device = new Device(
                "1", "a9", "A9 (RTSP)", "Door", Address.parse("127.0.0.1,rtsp=1"), Map.of("rtsp-path", "no path"));

        assertThatThrownBy(() -> family.connect(device, Credentials.NONE))
                .isInstanceOf(DeviceException.Unsupported.class);
    }

    @Test
    void aNaxclowCameraIsNamedWithWhatItsOwnerCanDo() throws Exception {
        Network network = new Network(Reach.LOOPBACK, List::of, new WireTap(), java.time.Clock.systemUTC());
        Address here = Address.of("127.0.0.1");
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            assertThat(NaxclowProbe.look(network, here, Optional.empty(), port))
                    .hasValueSatisfying(found -> assertThat(found)
                            .isInstanceOfSatisfying(Found.Unsupported.class, camera -> {
                                assertThat(camera.what().toString()).contains("Naxclow", "V720");
                                assertThat(camera.meaning().toString()).contains("does not open", "rtsp://");
                            }));
        }
        assertThat(NaxclowProbe.look(network, here, Optional.empty(), port)).isEmpty();
    }
}
