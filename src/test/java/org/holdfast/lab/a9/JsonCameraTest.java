// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.holdfast.lab.Lab;
import org.holdfast.net.HttpRequest;
import org.holdfast.net.HttpRequestReader;
import org.holdfast.net.Listener;
import org.holdfast.net.Listeners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JsonCameraTest {
    private static final Path CACHE = Path.of("target", "lab-cache");

    private static Lab lab(A9Kind kind, String... faults) {
        return new Lab(
                Lab.Options.usual(CACHE).only("a9").withFaults(List.of(faults)).withA9(new A9Setup(List.of(kind), 25)));
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "SHIX"})
    void aSearchInItsOwnFormIsAnsweredFromAFreshPort(A9Kind kind) throws IOException {
        try (Lab lab = lab(kind);
                Visitor visitor = new Visitor(lab.start().getFirst().address(), kind.phrase());
                Visitor stranger = new Visitor(lab.start().getFirst().address(), "VMSV")) {
            Visitor.Datagram punch = visitor.search();

            assertThat(punch.bytes()).hasSize(24);
            assertThat(punch.bytes()).startsWith(0xf1, 0x41, 0x00, 0x14);
            assertThat(punch.from().getPort())
                    .isNotEqualTo(lab.devices().getFirst().device().address().portOr(0));
            stranger.put(
                    Packets.of(Packets.LAN_SEARCH, new byte[0], 0),
                    new InetSocketAddress(
                            punch.from().getAddress(),
                            lab.devices().getFirst().device().address().portOr(0)));
            assertThat(stranger.receive(200, each -> true)).isEmpty();
        }
    }

    @Test
    void loginAndParametersReadAsInThePublishedNotes() throws IOException {
        try (Lab lab = lab(A9Kind.SHIX);
                Visitor visitor = new Visitor(lab.start().getFirst().address(), "SHIX")) {
            visitor.open();

            assertThat(visitor.ask(100, "", 100))
                    .isEqualTo("{\n\t\"cmd\":\t100,\n\t\"admin\":\t1,\n\t\"result\":\t0,\n\t\"restrict\":\t0,\n\t"
                            + "\"checkstr\":\t\"SHIX\",\n\t\"mode\":\t110,\n\t\"type\":\t600,\n\t"
                            + "\"cloud_key\":\t\"581052\"\n}");
            visitor.ask(126, "\"time\":1699654116,\"tz\":-8", 128);
            assertThat(visitor.ask(101, "", 101))
                    .matches("\\{\"cmd\":101,\"result\":0,\"tz\":-8,\"time\":16996541\\d\\d,\"icut\":2,"
                            + "\"batValue\":90,\"batStatus\":1,\"sysver\":\"HQLS_HK66_DP_20230802 20:08:13\","
                            + "\"mcuver\":\"1.1.1.1\",\"isShow4KMenu\":0,\"isShowIcutAuto\":1,\"rotmir\":0,"
                            + "\"signal\":100,\"lamp\":1}");
        }
    }

    @Test
    void aWrongPasswordIsDeniedEachTime() throws IOException {
        try (Lab lab = lab(A9Kind.JSON, "wrong-password=limpet");
                Visitor visitor = new Visitor(lab.start().getFirst().address(), "camera")) {
            visitor.open();

            assertThat(visitor.ask(100, "", 100)).isEqualTo("{\"cmd\":100,\"result\":-3}");
            assertThat(visitor.ask(101, "", 101)).isEqualTo("{\"cmd\":101,\"result\":-3}");
            assertThat(visitor.ask(100, "", 100, "limpet")).contains("\"result\":\t0");
        }
    }

    @Test
    void picturesComeAfterTheyAreAskedForAndAreWholeJpegs() throws IOException {
        try (Lab lab = lab(A9Kind.JSON);
                Visitor visitor = new Visitor(lab.start().getFirst().address(), "camera")) {
            visitor.open();
            visitor.ask(100, "", 100);
            assertThat(visitor.receive(300, each -> each.packetOf(1))).isEmpty();

            visitor.ask(111, "\"video\":1", 111);
            byte[] picture = picture(visitor);

            assertThat(picture).startsWith(0xff, 0xd8).endsWith(0xff, 0xd9);
            assertThat(picture.length).isBetween(4_000, 50_000);
            assertThat(lab.a9Cameras().getFirst().sendLog().frames()).isPositive();
        }
    }

    /** The next whole picture. */
    static byte[] picture(Visitor visitor) throws IOException {
        SortedMap<Integer, byte[]> packets = new TreeMap<>();
        while (true) {
            Visitor.Datagram datagram = visitor.expect(each -> each.packetOf(1));
            byte[] payload = datagram.payload();
            boolean header = payload.length >= 32 && Bytes.fourLow(payload, 0) == 0xa815aa55 && payload[4] == 3;
            if (header) {
                packets.clear();
            }
            packets.put(datagram.index(), payload);
            byte[] first = packets.firstEntry().getValue();
            int length = Bytes.fourLow(first, 0) == 0xa815aa55 ? Bytes.fourLow(first, 16) : Integer.MAX_VALUE;
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            packets.values().forEach(all::writeBytes);
            if (all.size() >= (long) length + 32) {
                return Arrays.copyOfRange(all.toByteArray(), 32, 32 + length);
            }
        }
    }

    @Test
    void soundComesEveryEightyMillisecondsWithTheHeaderOfTheCapture() throws IOException {
        try (Lab lab = lab(A9Kind.SHIX);
                Visitor visitor = new Visitor(lab.start().getFirst().address(), "SHIX")) {
            visitor.open();
            visitor.ask(126, "\"time\":1699654092,\"tz\":0", 128);

            byte[] payload = visitor.expect(each -> each.packetOf(2) && each.payload()[11] != 0)
                    .payload();

            assertThat(payload).hasSize(32 + 320);
            HexFormat hex = HexFormat.of();
            assertThat(hex.formatHex(payload, 0, 8)).isEqualTo("55aa15a8aa010000");
            assertThat(hex.formatHex(payload, 12, 32)).isEqualTo("aaaaaaaa40010000aaaaaaaaaaaaaaaaaaaaaaaa");
        }
    }

    @Test
    void motionIsReportedToWhoeverAskedAndToNobodyElse() throws Exception {
        SynchronousQueue<String> heard = new SynchronousQueue<>();
        try (Lab lab = lab(A9Kind.SHIX, "motion=1");
                Listeners listeners = new Listeners();
                Visitor visitor = new Visitor(lab.start().getFirst().address(), "SHIX")) {
            Listener ear = listeners.tcp(InetAddress.ofLiteral("127.0.0.1"), 0, "test", 2, client -> {
                HttpRequestReader reader = new HttpRequestReader(client.getInputStream());
                HttpRequest head = reader.head().orElseThrow();
                String body = new String(reader.body(head, 1000), StandardCharsets.UTF_8);
                client.getOutputStream()
                        .write("HTTP/1.0 200 OK\r\n\r\n{\"code\":\"200\",\"status\":\"ok\"}"
                                .getBytes(StandardCharsets.US_ASCII));
                heard.offer(head.method() + " " + head.path() + " " + client.getInetAddress() + " " + body);
            });
            visitor.open();
            String rest = "\"pushPort\":" + ear.address().getPort() + ",\"pushInterval\":1,\"pushIp\":";

            assertThat(visitor.ask(1, rest + "\"127.0.0.99\"", 1)).isEqualTo("{\"cmd\":1,\"result\":-1}");
            assertThat(visitor.ask(1, rest + "\"127.0.0.1\"", 1)).isEqualTo("{\"cmd\":1,\"result\":0}");
            assertThat(heard.poll(20, TimeUnit.SECONDS))
                    .isEqualTo("POST /push/send /"
                            + lab.devices().getFirst().device().address().host()
                            + " {\"app_id\":\"EEE410377GLHTC\",\"app_key\":\"SHIX\",\"msg_type\":1}");
            A9Camera camera = lab.a9Cameras().getFirst();
            await().atMost(Duration.ofSeconds(20)).until(() -> camera.value("motion-taken") == 1);
            ear.close();
            // Where nobody listens any more it goes on being a camera.
            await().atMost(Duration.ofSeconds(20)).until(() -> camera.value("motion-refused") > 0);
            assertThat(camera.viewers()).isEqualTo(1);
        }
    }
}
