// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.wire.Contact.Verdict;
import org.holdfast.family.miio.wire.ScriptedDevice.Act;
import org.holdfast.net.Address;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DiagnosisTest {
    private final Network network = new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC());
    private final ScriptedDevice device = new ScriptedDevice();

    @AfterEach
    void closeTheDevice() {
        device.close();
    }

    @Test
    void aDeviceThatAnswersIsFine() throws Exception {
        try (MiioClient client = client(QuickTimers.QUICK, OptionalLong.of(ScriptedDevice.DID))) {
            Contact contact = client.diagnose();

            assertThat(contact.verdict()).isEqualTo(Verdict.ANSWERS);
            assertThat(contact.hello()).map(Hello::did).contains(ScriptedDevice.DID);
            assertThat(contact.ownNetwork()).isTrue();
            assertThat(device.done).containsExactly("miIO.info[]");
        }
    }

    @Test
    void aDeviceThatIsGoneIsSilentWithinEightSeconds() throws Exception {
        device.answersHello = false;
        device.deaf = true;
        try (MiioClient client = client(MiioTimers.REFERENCE, OptionalLong.empty())) {
            assertThat(timed(client)).isEqualTo(Verdict.SILENT);
            assertThatThrownBy(() -> client.call(Call.info(), Duration.ofMillis(300)))
                    .isInstanceOf(DeviceException.Unreachable.class);
        }
    }

    @Test
    void aPortWhereNobodyListensIsSilentToo() throws Exception {
        int port;
        try (DatagramSocket free = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            port = free.getLocalPort();
        }
        try (Token token = Vectors.token(ScriptedDevice.TOKEN);
                MiioClient client =
                        MiioClient.open(network, route(port, OptionalLong.empty()), token, QuickTimers.QUICK)) {
            assertThat(client.diagnose().verdict()).isEqualTo(Verdict.SILENT);
        }
    }

    @Test
    void aWrongTokenIsSuspectedWithinEightSecondsWhereOnlyTheHelloIsAnswered() throws Exception {
        device.token = ScriptedDevice.OTHER_TOKEN;
        try (MiioClient client = client(MiioTimers.REFERENCE, OptionalLong.empty())) {
            assertThat(timed(client)).isEqualTo(Verdict.DEAF);
            assertThatThrownBy(() -> client.call(Call.info(), Duration.ofMillis(300)))
                    .isInstanceOfSatisfying(
                            DeviceException.TimedOut.class,
                            failure -> assertThat(failure.advice().toString()).contains("token is another one"));
        }
    }

    private static Verdict timed(MiioClient client) throws DeviceException, InterruptedException {
        long began = System.nanoTime();
        Verdict verdict = client.diagnose().verdict();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
        return verdict;
    }

    @Test
    void anAnswerOfAnotherTokenProvesAWrongOneAfterTwoTries() throws Exception {
        device.script.addAll(List.of(Act.ANSWER_WITH_OTHER_TOKEN, Act.ANSWER_WITH_OTHER_TOKEN));
        try (MiioClient client = client(QuickTimers.QUICK, OptionalLong.empty())) {
            assertThatThrownBy(() -> client.call(Call.info())).isInstanceOf(DeviceException.WrongCredentials.class);

            assertThat(client.contact().verdict()).isEqualTo(Verdict.WRONG_TOKEN);
            assertThat(client.counts().wrongChecksums()).isEqualTo(2);
            assertThat(device.requests).hasSize(2);
        }
    }

    @Test
    void aDeviceThatAnsweredBeforeWasPairedAgain() throws Exception {
        try (MiioClient client = client(QuickTimers.QUICK, OptionalLong.empty())) {
            client.call(Call.info());
            device.token = ScriptedDevice.OTHER_TOKEN;

            assertThat(client.diagnose().verdict()).isEqualTo(Verdict.DEAF_SINCE);
            assertThat(client.diagnose().verdict()).isEqualTo(Verdict.DEAF_SINCE);
        }
    }

    @Test
    void aDeviceThatShowsItsNewTokenWasPairedAgainForSureAndTheTokenCanBeTakenOver() throws Exception {
        try (MiioClient client = client(QuickTimers.QUICK, OptionalLong.empty())) {
            client.call(Call.info());
            device.token = ScriptedDevice.OTHER_TOKEN;
            device.shown = Optional.of(ScriptedDevice.OTHER_TOKEN);

            assertThatThrownBy(
                            () -> client.call(Call.set("set_power", Call.info().parameters())))
                    .isInstanceOf(DeviceException.Refused.class)
                    .hasMessageNotContaining(ScriptedDevice.OTHER_TOKEN);
            assertThat(client.contact().verdict()).isEqualTo(Verdict.TOKEN_CHANGED);
            try (Token shown = client.shownToken().orElseThrow()) {
                assertThat(new String(shown.hex())).isEqualTo(ScriptedDevice.OTHER_TOKEN);
            }
        }
    }

    @Test
    void aDeviceThatShowsOurTokenAndIgnoresUsRefusesTheStamp() throws Exception {
        device.shown = Optional.of(ScriptedDevice.TOKEN);
        device.deaf = true;
        try (MiioClient client = client(QuickTimers.QUICK, OptionalLong.empty())) {
            assertThat(client.diagnose().verdict()).isEqualTo(Verdict.STAMP_REFUSED);
            assertThat(client.contact().hello()).map(Hello::shown).contains(Hello.Shown.OURS);
            assertThat(client.shownToken()).isEmpty();
        }
    }

    @Test
    void anotherDeviceAtTheAddressIsNotSentCommands() throws Exception {
        device.did = 42;
        try (MiioClient client = client(QuickTimers.QUICK, OptionalLong.of(ScriptedDevice.DID))) {
            assertThat(client.diagnose().verdict()).isEqualTo(Verdict.OTHER_DEVICE);
            assertThatThrownBy(client::handshake)
                    .isInstanceOf(DeviceException.Refused.class)
                    .hasMessageContaining("another device");
            assertThat(device.requests).isEmpty();
        }
    }

    @Test
    void nothingThatIsWrittenHoldsTheToken() throws Exception {
        device.shown = Optional.of(ScriptedDevice.OTHER_TOKEN);
        try (MiioClient client = client(QuickTimers.QUICK, OptionalLong.empty())) {
            client.handshake();

            assertThat(client + " " + client.contact() + " " + client.counts() + " " + client.shownToken())
                    .doesNotContain(ScriptedDevice.TOKEN)
                    .doesNotContain(ScriptedDevice.OTHER_TOKEN);
        }
    }

    @Test
    void thereIsAVerdictForEachSetOfFacts() {
        Optional<Hello> none = Optional.empty();
        assertThat(new Contact(true, false, none, true, false, false, false, false).verdict())
                .isEqualTo(Verdict.NO_WAY);
        assertThat(new Contact(false, true, none, true, false, true, false, false).verdict())
                .isEqualTo(Verdict.SILENT_IN_OTHER_NETWORK);
        Optional<Hello> hello = Optional.of(new Hello(1, 2, Hello.Shown.WITHHELD));
        assertThat(new Contact(true, true, hello, true, false, true, false, true).verdict())
                .isEqualTo(Verdict.STAMP_REFUSED);
        assertThat(new Contact(true, true, hello, true, false, true, true, true).verdict())
                .isEqualTo(Verdict.WRONG_TOKEN);
    }

    private MiioClient client(MiioTimers timers, OptionalLong did) throws DeviceException {
        try (Token token = Vectors.token(ScriptedDevice.TOKEN)) {
            return MiioClient.open(network, route(device.port(), did), token, timers);
        }
    }

    private static Route route(int port, OptionalLong did) {
        return new Route(Address.of("127.0.0.1", port), Optional.empty(), did);
    }
}
