// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.lab.Lab;
import org.holdfast.net.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DemoModeTest {
    private static final Path CACHE = Path.of("target", "lab-cache");
    private static final Map<String, Integer> REAL = Map.of("video", 8080, "sound", 8070, "control", 8090);

    private static Lab lab() {
        return new Lab(
                Lab.Options.usual(CACHE).only("a9").withA9(new A9Setup(List.of(A9Kind.DEMO), A9Setup.USUAL_RATE)));
    }

    private static DatagramSocket socket() throws IOException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        socket.setReceiveBufferSize(1 << 20);
        return socket;
    }

    private static void put(DatagramSocket socket, Address camera, String port, byte[] bytes) throws IOException {
        socket.send(new DatagramPacket(
                bytes,
                bytes.length,
                new InetSocketAddress(
                        InetAddress.ofLiteral(camera.host()), camera.portOr(port, REAL.getOrDefault(port, 0)))));
    }

    private static Optional<byte[]> receive(DatagramSocket socket, int millis) throws IOException {
        socket.setSoTimeout(millis);
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        try {
            socket.receive(packet);
            return Optional.of(Arrays.copyOf(packet.getData(), packet.getLength()));
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        }
    }

    @Test
    void picturesComeInFragmentsWithATrailer() throws IOException {
        try (Lab lab = lab();
                DatagramSocket socket = socket()) {
            Address camera = lab.start().getFirst().address();
            put(socket, camera, "video", new byte[] {0x42, 0x76});
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            int count = 0;
            byte[] fragment;
            do {
                fragment = receive(socket, 20_000).orElseThrow();
                assertThat(fragment.length).isLessThanOrEqualTo(1472);
                all.write(fragment, 8, fragment.length - 8);
                count++;
            } while (fragment[1] != 1);

            byte[] picture = all.toByteArray();
            int length = Bytes.fourLow(picture, picture.length - 4);
            assertThat(fragment[2]).isEqualTo((byte) count);
            assertThat(length).isEqualTo(picture.length - 5);
            assertThat(Arrays.copyOf(picture, length)).startsWith(0xff, 0xd8).endsWith(0xff, 0xd9);
        }
    }

    @Test
    void theStreamMovesToWhoeverAskedLast() throws IOException {
        try (Lab lab = lab();
                DatagramSocket first = socket();
                DatagramSocket second = socket()) {
            Address camera = lab.start().getFirst().address();
            put(first, camera, "video", new byte[] {0x42, 0x76});
            assertThat(receive(first, 20_000)).isPresent();
            put(second, camera, "video", new byte[] {0x42, 0x76});
            assertThat(receive(second, 20_000)).isPresent();
            while (receive(first, 300).isPresent()) {
                // What was on its way.
            }
            put(second, camera, "video", new byte[] {0x42, 0x77});
            while (receive(second, 300).isPresent()) {
                // Likewise.
            }
            assertThat(lab.a9Cameras().getFirst().viewers()).isZero();
        }
    }

    @Test
    void soundIsBareSamplesOfTheTone() throws IOException {
        try (Lab lab = lab();
                DatagramSocket socket = socket()) {
            Address camera = lab.start().getFirst().address();
            put(socket, camera, "sound", new byte[] {0x30, 0x66});

            byte[] sound = receive(socket, 20_000).orElseThrow();

            assertThat(sound).hasSize(1472);
            int crossings = 0;
            for (int i = 2; i < sound.length; i += 2) {
                crossings += (short) Bytes.twoLow(sound, i - 2) < 0 && (short) Bytes.twoLow(sound, i) >= 0 ? 1 : 0;
            }
            assertThat(crossings).isBetween(90, 92);
        }
    }

    @Test
    void aNetworkIsConfirmedFiveTimesAndThenTheDemoPortsAreClosed() throws IOException {
        try (Lab lab = lab();
                DatagramSocket socket = socket()) {
            Address camera = lab.start().getFirst().address();
            put(socket, camera, "control", "f###\0\u0099".getBytes(StandardCharsets.ISO_8859_1));
            assertThat(receive(socket, 200)).isEmpty();

            put(socket, camera, "control", "fHarbour###bar#nacle\0\u0099".getBytes(StandardCharsets.ISO_8859_1));

            for (int i = 0; i < 5; i++) {
                assertThat(HexFormat.of().formatHex(receive(socket, 20_000).orElseThrow()))
                        .isEqualTo("6600010000000199");
            }
            assertThat(receive(socket, 600)).isEmpty();
            A9Camera a9 = lab.a9Cameras().getFirst();
            assertThat(a9.network()).isEqualTo("Harbour");
            assertThat(a9.value("wifi-password-length")).isEqualTo("bar#nacle".length());
            // It joins on a thread of its own, so what was asked just before may still be answered.
            await().until(() -> {
                put(socket, camera, "video", new byte[] {0x42, 0x76});
                return receive(socket, 300).isEmpty();
            });
        }
    }

    @Test
    @Timeout(60)
    void inAHomeNetworkItSpeaksJsonUntilItIsReset() throws IOException {
        try (Lab lab = lab();
                DatagramSocket socket = socket();
                Visitor before = new Visitor(lab.start().getFirst().address(), "camera");
                Visitor after = new Visitor(lab.start().getFirst().address(), "camera")) {
            Address camera = lab.start().getFirst().address();
            before.put(Packets.of(Packets.LAN_SEARCH, new byte[0], 0), before.peer());
            assertThat(before.receive(300, each -> true)).isEmpty();

            put(socket, camera, "control", "fHarbour###barnacle\0\u0099".getBytes(StandardCharsets.ISO_8859_1));
            assertThat(receive(socket, 20_000)).isPresent();
            after.open();
            assertThat(after.ask(100, "", 100)).contains("\"result\":\t0");
            assertThat(after.ask(112, "", 112)).contains("\"conmode\":1", "\"ssid\":\"Harbour\"");
            assertThat(after.ask(102, "\"reset\":1", 102)).contains("\"result\":0");

            Optional<byte[]> picture = Optional.empty();
            while (picture.filter(each -> each.length > 8).isEmpty()) {
                put(socket, camera, "video", new byte[] {0x42, 0x76});
                picture = receive(socket, 500);
            }
            assertThat(Arrays.copyOfRange(picture.orElseThrow(), 8, 10)).startsWith(0xff, 0xd8);
        }
    }
}
