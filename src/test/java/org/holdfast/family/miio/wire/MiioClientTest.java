// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.holdfast.device.DeviceException;
import org.holdfast.family.miio.wire.Contact.Verdict;
import org.holdfast.family.miio.wire.ScriptedDevice.Act;
import org.holdfast.net.Address;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.Registration;
import org.holdfast.net.WireEvent;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class MiioClientTest {
    private static final Answer OK = new Answer.Result(list("ok"));
    private static final Call ON = Call.set("set_power", list("on"));
    private static final Call TOGGLE = Call.once("toggle", list());

    private final WireTap tap = new WireTap();
    private final Network network = new Network(Reach.LOOPBACK, List::of, tap, Clock.systemUTC());
    private final ScriptedDevice device = new ScriptedDevice();

    @AfterEach
    void closeTheDevice() {
        device.close();
    }

    @Test
    void aHelloTellsWhoIsThereAndNothingOfTheToken() throws Exception {
        try (MiioClient client = client()) {
            assertThat(client.did()).isEmpty();

            Hello hello = client.handshake();

            assertThat(hello.did()).isEqualTo(ScriptedDevice.DID);
            assertThat(hello.stamp()).isBetween(1000L, 1060L);
            assertThat(hello.shown()).isEqualTo(Hello.Shown.WITHHELD);
            assertThat(client.did()).hasValue(ScriptedDevice.DID);
            assertThat(client.shownToken()).isEmpty();
        }
    }

    @Test
    void oneHelloIsEnoughForManyCommandsAndEachHasItsOwnId() throws Exception {
        device.stampWindow = 1;
        try (MiioClient client = client()) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.call(ON)).isEqualTo(OK);
            }

            assertThat(device.hellos).hasValue(1);
            assertThat(device.done).hasSize(20).containsOnly("set_power[\"on\"]");
            assertThat(ids())
                    .doesNotHaveDuplicates()
                    .isSorted()
                    .allSatisfy(id -> assertThat(id).isBetween((long) MessageIds.FIRST, (long) MessageIds.LAST));
            assertThat(client.counts()).isEqualTo(new ReplyCounts(20, 0, 0, 0, 0, 0, 0, 1));
            assertThat(client.contact().verdict()).isEqualTo(Verdict.ANSWERS);
        }
    }

    @Test
    void aHelloComesFirstAfterARest() throws Exception {
        try (MiioClient client = client(QuickTimers.alwaysIdle())) {
            client.call(ON);
            client.call(ON);
            client.call(TOGGLE);

            assertThat(device.hellos).hasValue(3);
            assertThat(device.done).hasSize(3);
        }
    }

    @Test
    void aSettingWhoseAnswerWasLostIsSetAgainUnderALaterIdAfterAHello() throws Exception {
        device.script.add(Act.LOSE_REPLY);
        try (MiioClient client = client()) {
            assertThat(client.call(ON)).isEqualTo(OK);

            assertThat(device.done).containsExactly("set_power[\"on\"]", "set_power[\"on\"]");
            assertThat(ids().get(1) - ids().get(0)).isEqualTo(100);
            assertThat(device.hellos).hasValue(2);
            assertThat(client.counts().resent()).isEqualTo(1);
        }
    }

    @Test
    void whatMustNotHappenTwiceIsSentOnceWhateverIsLost() throws Exception {
        try (MiioClient client = client()) {
            for (Act lost : List.of(Act.LOSE_REPLY, Act.LOSE_REQUEST)) {
                device.requests.clear();
                device.script.add(lost);
                assertThatThrownBy(() -> client.call(TOGGLE, Duration.ofMillis(900)))
                        .isInstanceOfSatisfying(
                                DeviceException.TimedOut.class,
                                failure ->
                                        assertThat(failure.advice().toString()).contains("not known"));

                assertThat(device.requests).hasSize(1);
            }
            assertThat(device.done).hasSize(1);
            assertThat(client.counts().resent()).isZero();
            assertThat(client.contact().verdict()).isEqualTo(Verdict.DEAF);
        }
    }

    @Test
    void aLateAnswerToAnEarlierTryCounts() throws Exception {
        device.script.add(Act.ANSWER_LATE);
        device.script.add(Act.LOSE_REPLY);
        try (MiioClient client = client()) {
            assertThat(client.call(Call.read("echo", list("first")))).isEqualTo(new Answer.Result(list("first")));

            assertThat(device.requests).hasSize(2);
        }
    }

    @Test
    void aLateAnswerToAnEarlierCommandIsNeverTakenForTheNextOnes() throws Exception {
        device.script.add(Act.ANSWER_LATE);
        try (MiioClient client = client()) {
            assertThatThrownBy(() -> client.call(Call.once("echo", list("first")), Duration.ofMillis(800)))
                    .isInstanceOf(DeviceException.TimedOut.class);

            assertThat(client.call(Call.read("echo", list("second")))).isEqualTo(new Answer.Result(list("second")));
            assertThat(client.counts().wrongIds()).isEqualTo(1);
            assertThat(device.requests).hasSize(2);
        }
    }

    @Test
    void answersWithAWrongChecksumOrIdAreDroppedAndCounted() throws Exception {
        device.script.add(Act.ANSWER_WITH_OTHER_TOKEN_FIRST);
        device.script.add(Act.ANSWER_OTHER_ID_FIRST);
        device.script.add(Act.ANSWER_GARBAGE_FIRST);
        try (MiioClient client = client()) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.call(ON)).isEqualTo(OK);
            }

            ReplyCounts counts = client.counts();
            assertThat(counts.wrongChecksums()).isEqualTo(1);
            assertThat(counts.wrongIds()).isEqualTo(2);
            assertThat(counts.malformed()).isEqualTo(1);
            assertThat(counts.strangers()).isEqualTo(1);
            assertThat(counts.answers()).isEqualTo(3);
            assertThat(device.requests).hasSize(3);
        }
    }

    @Test
    void theStampGoesOnWithTheClockWhileNothingIsSaid() throws Exception {
        device.stampWindow = 1;
        try (MiioClient client = client()) {
            client.call(ON);
            await().atMost(Duration.ofSeconds(10)).until(() -> device.stamp() >= 1003);
            client.call(ON);

            assertThat(device.requests).hasSize(2);
            assertThat(device.hellos).hasValue(1);
        }
    }

    @Test
    void aDeviceThatRestartedIsAskedForItsClockAndAnswersThen() throws Exception {
        device.stampWindow = 3;
        device.stampBase = 50_000;
        try (MiioClient client = client()) {
            client.call(ON);
            device.stampBase = 10;

            assertThat(client.call(ON)).isEqualTo(OK);
            assertThat(device.hellos).hasValue(2);
            assertThat(device.requests).hasSize(2);
            assertThat(client.contact().verdict()).isEqualTo(Verdict.ANSWERS_AFTER_HELLO);
        }
    }

    @Test
    void aStampThatJumpsBackInAnAnswerLetsAHelloComeNext() throws Exception {
        device.stampBase = 50_000;
        try (MiioClient client = client()) {
            client.call(ON);
            device.stampBase = 10;
            client.call(ON);
            assertThat(device.hellos).hasValue(1);
            client.call(ON);

            assertThat(device.hellos).hasValue(2);
            assertThat(device.stamps.stream().toList().getLast()).isLessThan(100);
        }
    }

    @Test
    void anUnreadableAnswerIsToldUnlessTheRightOneFollows() throws Exception {
        device.script.add(Act.ANSWER_CUT);
        device.script.add(Act.ANSWER_CUT_THEN_WHOLE);
        device.script.add(Act.ANSWER_EMPTY);
        try (MiioClient client = client()) {
            assertThat(client.call(ON)).isEqualTo(new Answer.Unreadable(true));
            assertThat(client.call(ON)).isEqualTo(OK);
            assertThat(client.call(Call.info())).isEqualTo(new Answer.NoDetails());

            assertThat(device.requests).hasSize(3);
        }
    }

    @Test
    void anErrorOfTheDeviceBecomesASentence() throws Exception {
        device.error = "{\"code\":-6011,\"message\":\"device_poweroff\"}";
        try (MiioClient client = client()) {
            assertThat(client.call(ON)).isEqualTo(new Answer.Failure(-6011, "device_poweroff"));
            assertThatThrownBy(() -> client.result(ON))
                    .isInstanceOf(DeviceException.Refused.class)
                    .hasMessage("127.0.0.1:" + device.port() + " refused (waiting for the answer to a command): "
                            + "this is not possible while the device is off");
        }
    }

    @Test
    void whatIsTooLargeIsNotSent() throws Exception {
        try (MiioClient client = client()) {
            assertThatThrownBy(() -> client.call(Call.set("set_name", list("x".repeat(1000)))))
                    .isInstanceOf(DeviceException.NotAllowed.class)
                    .hasMessageContaining("1023");

            assertThat(device.hellos).hasValue(0);
        }
    }

    @Test
    void commandsOfManyThreadsGoOneAfterTheOtherAndEachGetsItsOwnAnswer() throws Exception {
        try (MiioClient client = client()) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                JsonNode own = list("own " + i);
                FutureTask<Answer> task = new FutureTask<>(() -> client.call(Call.read("echo", own)));
                answers.add(task);
                Thread.ofVirtual().name("work-test").start(task);
            }

            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(new Answer.Result(list("own " + i)));
            }
            assertThat(client.counts().wrongIds()).isZero();
        }
    }

    @Test
    void closingEndsAWaitAtOnceAndEveryLaterCommand() throws Exception {
        device.deaf = true;
        MiioClient client = client();
        FutureTask<Throwable> waiting = new FutureTask<>(() -> {
            try {
                return new IllegalStateException("It answered: " + client.call(TOGGLE));
            } catch (DeviceException e) {
                return e;
            }
        });
        Thread.ofVirtual().name("work-test").start(waiting);
        await().atMost(Duration.ofSeconds(10)).until(() -> device.hellos.get() > 0);

        client.close();
        client.close();

        assertThat(waiting.get())
                .isInstanceOf(DeviceException.Unreachable.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> client.call(ON)).hasMessageContaining("closed");
        assertThatThrownBy(client::diagnose).hasMessageContaining("closed");
    }

    @Test
    void nothingIsSentBeyondThisComputerWhereOnlyItMayBeReached() throws Exception {
        Queue<WireEvent> sent = new ConcurrentLinkedQueue<>();
        try (Registration listening = tap.listen(sent::add);
                Token token = Vectors.token(ScriptedDevice.TOKEN)) {
            assertThat(listening).isNotNull();
            for (String host : List.of("192.168.1.20", "8.8.8.8", "example.org")) {
                Route route = new Route(Address.of(host), Optional.empty(), OptionalLong.empty());
                assertThatThrownBy(() -> MiioClient.open(network, route, token)).isInstanceOf(DeviceException.class);
            }
        }
        assertThat(sent).isEmpty();
    }

    private List<Long> ids() {
        return device.requests.stream().map(each -> each.get("id").longValue()).toList();
    }

    private MiioClient client() throws DeviceException {
        return client(QuickTimers.QUICK);
    }

    private MiioClient client(MiioTimers timers) throws DeviceException {
        Address address = Address.of("127.0.0.1", device.port());
        try (Token token = Vectors.token(ScriptedDevice.TOKEN)) {
            return MiioClient.open(network, new Route(address, Optional.empty(), OptionalLong.empty()), token, timers);
        }
    }

    private static JsonNode list(String... words) {
        return JsonMapper.shared().valueToTree(words);
    }
}
