// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.holdfast.family.miio.token.DeviceToken;
import org.holdfast.family.miio.token.KnownDevice;
import org.holdfast.family.miio.token.KnownDevices;
import org.holdfast.family.miio.token.Placeholder;
import org.holdfast.family.miio.token.TokenFiles;
import org.holdfast.family.miio.wire.Answer;
import org.holdfast.family.miio.wire.Call;
import org.holdfast.family.miio.wire.MiioClient;
import org.holdfast.lab.Lab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The virtual devices together. */
@Timeout(60)
class MiioLabTest {
    private static final int PATIENCE_MILLIS = 20_000;

    @TempDir
    Path folder = Path.of("");

    private MiioRoom room;

    @BeforeEach
    void switchOn() throws Exception {
        room = new MiioRoom(folder);
    }

    @AfterEach
    void switchOff() {
        room.close();
    }

    @Test
    void fourDevicesAnswerUnderTheirFixedTokens() throws Exception {
        assertThat(room.devices())
                .extracting(each -> each.facts(each.address()).get("model"))
                .containsExactly("chuangmi.plug.m1", "cuco.plug.cp5pro", "yeelink.switch.sw1", "cuco.plug.v2eur");
        assertThat(room.devices())
                .extracting(each -> each.facts(each.address()).get("token"))
                .containsExactly(
                        "5ea51de00f0f0f0f0f0f0f00bbeb4f5f",
                        "5ea51de00f0f0f0f0f0f0f00bbeb4f60",
                        "5ea51de00f0f0f0f0f0f0f00bbeb4f61",
                        "5ea51de00f0f0f0f0f0f0f00bbeb4f62");
        for (MiioDevice each : room.devices()) {
            try (MiioClient client = room.client(each)) {
                assertThat(client.result(Call.info()).get("model").stringValue())
                        .isEqualTo(MiioRoom.fact(each, "model"));
            }
        }
    }

    @Test
    void aMiotDeviceIsSwitchedByItsProperties() throws Exception {
        MiioDevice meter = room.device("meter");
        try (MiioClient client = room.client(meter)) {
            JsonNode entries = JsonMapper.shared().readTree("[{\"did\":\"1\",\"siid\":2,\"piid\":1,\"value\":true}]");

            assertThat(client.call(Call.set("set_properties", entries)))
                    .isInstanceOfSatisfying(
                            Answer.Result.class,
                            result -> assertThat(result.succeeded()).isTrue());

            assertThat(meter.state()).containsEntry("power", "true");
            assertThat(client.call(Call.read("get_prop", JsonMapper.shared().createArrayNode())))
                    .isEqualTo(new Answer.Failure(-9999, "user ack timeout"));
        }
    }

    @Test
    void theDatabaseOfATelephoneKnowsAllButThePlug() throws Exception {
        MiioDevice strip = room.device("strip");

        try (KnownDevices known =
                TokenFiles.read(Path.of(MiioRoom.fact(strip, "database")), new char[0], Placeholder.REFUSE)) {
            assertThat(known.unreadable()).isZero();
            assertThat(known.devices())
                    .extracting(KnownDevice::name)
                    .containsExactly("Virtual power strip", "Virtual wall switch", "Virtual metering plug");
            KnownDevice first = known.devices().getFirst();
            assertThat(first.did()).isEqualTo(MiioRoom.fact(strip, "did"));
            assertThat(first.model()).isEqualTo("cuco.plug.cp5pro");
            assertThat(first.mac()).isEqualTo(MiioRoom.fact(strip, "mac"));
            assertThat(first.address()).isEqualTo(strip.address().host());
            try (DeviceToken token = Objects.requireNonNull(first.token())) {
                assertThat(new String(token.hex())).isEqualTo(MiioRoom.fact(strip, "token"));
            }
        }
        assertThat(MiioRoom.fact(room.device("plug"), "database")).isEmpty();
    }

    @Test
    void aQuestionByMdnsFromThisComputerIsAnswered() throws Exception {
        try (DatagramSocket _ = new DatagramSocket(Announcement.PORT, InetAddress.ofLiteral("127.0.0.251"))) {
            // Nobody else answers for the whole computer.
        } catch (BindException e) {
            abort("Another program holds the port of mDNS at every address");
        }
        MiioDevice strip = room.device("strip");
        byte[] question = ("\u00124\0\0\0\u0001\0\0\0\0\0\0" + "\u0005_miio\u0004_udp\u0005local\0"
                        + "\0\u000c\0\u0001")
                .getBytes(StandardCharsets.ISO_8859_1);

        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            InetAddress to = InetAddress.ofLiteral(strip.address().host());
            socket.send(new DatagramPacket(question, question.length, to, Announcement.PORT));
            DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
            socket.receive(packet);

            String answer = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
            assertThat(answer).startsWith("\u00124\u0084\0\0\u0001\0\u0001\0\0\0\u0003");
            assertThat(answer).contains("cuco-plug-cp5pro_miio" + MiioRoom.fact(strip, "did"));
            // The address at the end, and the port in the server's record.
            assertThat(answer)
                    .endsWith(new String(to.getAddress(), StandardCharsets.ISO_8859_1))
                    .contains("\u00d41\u001fcuco-plug-cp5pro_miio");
        }
    }

    @Test
    void whereTheDatabaseCannotBeWrittenNothingStarts() {
        Path file = folder.resolve("telephone").resolve("miio2.db");
        Lab other = new Lab(Lab.Options.usual(file).only(MiioDevice.FAMILY));

        assertThatThrownBy(other::start).isInstanceOf(IOException.class);
        assertThat(other.running()).isFalse();
    }
}
