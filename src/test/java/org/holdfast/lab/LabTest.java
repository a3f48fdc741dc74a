// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.holdfast.device.VirtualDevices.VirtualDevice;
import org.holdfast.lab.a9.A9Kind;
import org.holdfast.lab.a9.A9Setup;
import org.holdfast.net.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabTest {
    private static final Path CACHE = Path.of("target", "lab-cache");

    @Test
    void everyDeviceTellsItsCompleteAddressAndWhereItsPictureIs() throws IOException {
        try (Lab lab = new Lab(Lab.Options.usual(CACHE))) {
            List<VirtualDevice> started = lab.start();

            assertThat(lab.start()).isEqualTo(started);
            assertThat(lab.running()).isTrue();
            VirtualDevice camera = started.getFirst();
            assertThat(camera.family()).isEqualTo("sjcam");
            assertThat(camera.address().port()).isPresent();
            assertThat(camera.address().ports()).containsOnlyKeys("events", "mjpeg", "rtsp");
            assertThat(Address.parse(camera.address().toString())).isEqualTo(camera.address());
            assertThat(InetAddress.getByName(camera.address().host()).isLoopbackAddress())
                    .isTrue();
            assertThat(lab.devices().getFirst().facts())
                    .containsEntry(
                            "rtsp",
                            "rtsp://" + camera.address().host() + ":"
                                    + camera.address().portOr("rtsp", 0) + "/sjcam.mov");
        }
    }

    @Test
    void oneOfEachKindStandsAtAnAddressOfItsOwnAndTellsWhatItIs() throws IOException {
        try (Lab lab = new Lab(Lab.Options.usual(CACHE).only("a9"))) {
            lab.start();

            assertThat(lab.cameras()).isEmpty();
            assertThat(lab.devices())
                    .extracting(each -> each.facts().get("variant"))
                    .containsExactly("json", "shix", "binary", "cgi", "demo");
            assertThat(lab.devices()).extracting(each -> each.device().family()).containsOnly("a9");
            assertThat(lab.devices())
                    .extracting(each -> each.device().address())
                    .doesNotHaveDuplicates();
            assertThat(lab.devices().getFirst().facts())
                    .containsEntry("uid", "DGOK-301264-HFKLP")
                    .containsEntry("seed", "1");
            assertThat(lab.devices().getLast().device().address().ports())
                    .containsOnlyKeys("video", "sound", "control");
        }
    }

    @Test
    void everyFamilyHasItsDevicesUnlessSomeAreChosen() throws IOException {
        try (Lab lab = new Lab(Lab.Options.usual(CACHE))) {
            assertThat(lab.start())
                    .extracting(VirtualDevice::family)
                    .containsExactly("sjcam", "a9", "a9", "a9", "a9", "a9", "miio", "miio", "miio", "miio");
            assertThat(lab.miioDevices()).hasSize(4);
        }
    }

    @Test
    void manyCamerasOfOneKindStandSideBySide() throws IOException {
        try (Lab lab = new Lab(Lab.Options.usual(CACHE).only("a9").withA9(A9Setup.many(64, A9Kind.BINARY, 25)))) {
            lab.start();

            assertThat(lab.a9Cameras()).hasSize(64);
            assertThat(lab.devices())
                    .extracting(each -> each.facts().get("uid"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void twoLabsStandSideBySideAndLeaveNothingOpen() throws IOException {
        Lab first = new Lab(Lab.Options.usual(CACHE));
        try (Lab second = new Lab(Lab.Options.usual(CACHE))) {
            Address one = first.start().getFirst().address();
            assertThat(second.start().getFirst().address()).isNotEqualTo(one);

            first.close();
            first.close();

            assertThat(first.running()).isFalse();
            assertThat(first.devices()).isEmpty();
            assertThatThrownBy(() -> new Socket(one.host(), one.portOr(0)).close())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aPulledPlugCutsEveryConnectionAndKeepsAddressAndCard() throws IOException {
        try (Lab lab = new Lab(Lab.Options.usual(CACHE).at(InetAddress.ofLiteral("127.0.82.1")))) {
            Address address = lab.start().getFirst().address();
            String page = said(address.host(), address.portOr(0), "GET /DCIM/MOVIE HTTP/1.1\r\n\r\n");
            try (Socket events = new Socket(address.host(), address.portOr("events", 0))) {
                events.setSoTimeout(20_000);

                lab.plug(false);
                lab.plug(false);

                assertThat(events.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(lab.plugged()).isFalse();
            assertThat(lab.running()).isTrue();
            assertThat(lab.devices().getFirst().device().address()).isEqualTo(address);
            for (int port : List.of(address.portOr(0), address.portOr("events", 0), address.portOr("rtsp", 0))) {
                assertThatThrownBy(() -> new Socket(address.host(), port).close())
                        .isInstanceOf(IOException.class);
            }

            lab.plug(true);
            lab.plug(true);

            assertThat(lab.plugged()).isTrue();
            assertThat(said(address.host(), address.portOr(0), "GET /DCIM/MOVIE HTTP/1.1\r\n\r\n"))
                    .isEqualTo(page);
            new Socket(address.host(), address.portOr("rtsp", 0)).close();
        }
    }

    @Test
    void theCardIsTheSameAfterARestart() throws IOException {
        List<String> first = card();

        assertThat(first).hasSizeGreaterThan(11).anyMatch(file -> file.contains("_005.MOV"));
        assertThat(card()).isEqualTo(first);
    }

    /** Each file with the sum over its bytes. */
    private static List<String> card() throws IOException {
        List<String> files = new ArrayList<>();
        try (Lab lab = new Lab(Lab.Options.usual(CACHE).atFullSpeed())) {
            Address address = lab.start().getFirst().address();
            for (String folder : List.of("/DCIM/MOVIE", "/DCIM/PHOTO")) {
                Matcher link = Pattern.compile("<tr><td><a href=\"([^\"]+)\"")
                        .matcher(said(address.host(), address.portOr(0), "GET " + folder + " HTTP/1.1\r\n\r\n"));
                while (link.find()) {
                    CRC32 sum = new CRC32();
                    sum.update(said(address.host(), address.portOr(0), "GET " + link.group(1) + " HTTP/1.1\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
                    files.add(link.group(1) + " " + sum.getValue());
                }
            }
        }
        return files;
    }

    @Test
    void aGivenAddressIsUsedAndNoOther() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        Lab.Options options =
                new Lab.Options(Optional.of(here), Set.of("sjcam"), List.of(), Clock.systemUTC(), CACHE, false);
        try (Lab lab = new Lab(options)) {
            assertThat(lab.start().getFirst().address().host()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void anUnknownFamilyOrFaultIsRefusedWithASentence() {
        Lab.Options usual = Lab.Options.usual(CACHE);

        assertThatThrownBy(() -> new Lab(usual.withFaults(List.of("gremlins"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no fault \"gremlins\"; choose one of drop, delay");
        assertThatThrownBy(() ->
                        new Lab(new Lab.Options(Optional.empty(), Set.of("x"), List.of(), usual.clock(), CACHE, false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no virtual device of the family \"x\"; choose of a9, miio, sjcam");
    }

    @ParameterizedTest
    @CsvSource({"hisilicon,hisnet", "allwinner,Allwinner"})
    void camerasWithOtherChipsGiveThemselvesAway(String chip, String word) throws IOException {
        try (Lab lab = new Lab(Lab.Options.usual(CACHE).withFaults(List.of("chip=" + chip)))) {
            Address address = lab.start().getFirst().address();

            assertThat(said(address.host(), address.portOr(0), "GET / HTTP/1.1\r\n\r\n"))
                    .contains(word);
            assertThat(said(address.host(), address.portOr(0), "GET /?custom=1&cmd=3016 HTTP/1.1\r\n\r\n"))
                    .startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void anAmbarellaCameraSpeaksJsonOnItsOwnPort() throws IOException {
        try (Lab lab = new Lab(Lab.Options.usual(CACHE).withFaults(List.of("chip=ambarella")))) {
            Address address = lab.start().getFirst().address();
            try (Socket socket = new Socket(address.host(), address.portOr("json", 0))) {
                socket.getOutputStream().write("{\"token\":0,\"msg_id\":257}".getBytes(StandardCharsets.UTF_8));
                assertThat(new String(socket.getInputStream().readNBytes(6), StandardCharsets.UTF_8))
                        .isEqualTo("{\"rval");
            }
            assertThat(said(address.host(), address.portOr(0), "GET / HTTP/1.1\r\n\r\n"))
                    .isEmpty();
        }
    }

    private static String said(String host, int port, String request) throws IOException {
        try (Socket socket = new Socket(host, port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
