// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SjcamClientTest {
    private final Bench bench = new Bench();
    private final ScriptedCamera camera = bench.camera;
    private final SjcamClient client = bench.client();
    private final SjcamClient impatient =
            new SjcamClient(bench.network(), camera.address(), java.util.Optional.empty(), Bench.IMPATIENT);

    @AfterEach
    void close() throws IOException {
        client.close();
        impatient.close();
        bench.close();
    }

    @Test
    void oneCommandIsInFlightHoweverManyAsk() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<SjcamAnswer.Item>> answers = IntStream.range(0, 20)
                    .mapToObj(_ -> callers.submit(() -> client.tell(SjcamCommand.mode())))
                    .toList();
            for (Future<SjcamAnswer.Item> answer : answers) {
                assertThat(answer.get(10, TimeUnit.SECONDS).code()).hasValue(1);
            }
        }

        assertThat(camera.asked()).hasSize(20);
        assertThat(camera.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void aQueryIsAskedOnceMoreAndNoMore() {
        camera.reply(3019, "<Function><Cmd>3017</Cmd><Status>0</Status></Function>");

        assertThatThrownBy(() -> client.tell(SjcamCommand.power()))
                .isInstanceOf(DeviceException.Malformed.class)
                .hasMessageContaining("it answers another question");
        assertThat(camera.asked()).containsExactly("3019", "3019");
    }

    @Test
    void anActionIsNeverRepeated() {
        camera.reply(1001, (_, out) -> camera.silence(Duration.ofSeconds(20)));

        assertThatThrownBy(() -> impatient.tell(SjcamCommand.shoot())).isInstanceOf(DeviceException.TimedOut.class);
        assertThat(camera.asked()).containsExactly("1001");
    }

    @Test
    void aLateAnswerToTheCommandBeforeIsNotTaken() throws Exception {
        camera.reply(3016, (_, out) -> {
            camera.reply(3016, ScriptedCamera.answer(3016, 4));
            ScriptedCamera.send(out, ScriptedCamera.value(2016, 7));
        });

        assertThat(client.tell(SjcamCommand.mode()).code()).hasValue(4);
    }

    @Test
    void theBusyPageIsBusyAndNoAnswer() throws Exception {
        camera.reply(3016, SjcamClient.BUSY_PAGE);

        assertThatThrownBy(() -> client.tell(SjcamCommand.mode())).isInstanceOf(DeviceException.Busy.class);
    }

    @Test
    void afterABusyPageAQuerySucceedsOnceTheCameraIsFree() throws Exception {
        camera.reply(3016, (_, out) -> {
            camera.reply(3016, ScriptedCamera.answer(3016, 1));
            ScriptedCamera.send(out, SjcamClient.BUSY_PAGE);
        });

        assertThat(client.tell(SjcamCommand.mode()).code()).hasValue(1);
    }

    @Test
    void anyOtherPageIsNoCamera() {
        camera.reply(3016, "<!DOCTYPE html><html><title>Router</title></html>");

        assertThatThrownBy(() -> client.tell(SjcamCommand.mode()))
                .isInstanceOf(DeviceException.Malformed.class)
                .hasMessageContaining("it is a page for a browser");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "<Function><Cmd>3016</Cmd>",
                "<Function><Cmd>3016</Cmd></Function>",
                "<Function><Cmd>3016</Cmd><Status>many</Status></Function>",
                "<Function><Cmd>3016</Cmd><Status>999999999999</Status></Function>",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Function><Cmd>3016</Cmd></Function>",
                "<Function><a><a><a><a><a><a><a><a><a><a><a><a><a>"
            })
    void answersThatMakeNoSenseAreSaidToBeThat(String body) {
        camera.reply(3016, body);

        assertThatThrownBy(() -> client.tell(SjcamCommand.mode())).isInstanceOf(DeviceException.Malformed.class);
    }

    @Test
    void anEndlessAnswerEnds() {
        camera.reply(3016, (_, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n<Function>".getBytes(StandardCharsets.US_ASCII));
            byte[] more = "<Cmd>3016</Cmd>".repeat(1000).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(more);
            }
        });

        assertThatThrownBy(() -> impatient.tell(SjcamCommand.mode()))
                .isInstanceOf(DeviceException.class)
                .isNotInstanceOf(DeviceException.Unreachable.class);
    }

    @Test
    void anAnswerThatTricklesEndsAtTheDeadline() {
        camera.reply(1001, (_, out) -> {
            byte[] answer =
                    ("HTTP/1.1 200 OK\r\n\r\n" + ScriptedCamera.answer(1001, 0)).getBytes(StandardCharsets.US_ASCII);
            for (byte each : answer) {
                out.write(each);
                out.flush();
                camera.silence(Duration.ofMillis(100));
            }
        });

        long start = System.nanoTime();
        assertThatThrownBy(() -> impatient.tell(SjcamCommand.shoot())).isInstanceOf(DeviceException.TimedOut.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void aWrongLengthIsForgivenWhereTheAnswerIsWhole() throws Exception {
        camera.reply(
                3016,
                (_, out) ->
                        out.write(("HTTP/1.1 200 OK\r\nContent-length: 5000\r\n\r\n" + ScriptedCamera.answer(3016, 3))
                                .getBytes(StandardCharsets.US_ASCII)));

        assertThat(client.tell(SjcamCommand.mode()).code()).hasValue(3);
    }

    @Test
    void silenceSaysWhichButtonHelps() {
        camera.reply(1001, (_, out) -> camera.silence(Duration.ofSeconds(20)));

        assertThatThrownBy(() -> impatient.tell(SjcamCommand.shoot()))
                .isInstanceOfSatisfying(
                        DeviceException.TimedOut.class,
                        e -> assertThat(e.advice().toString()).contains("Wi-Fi off and on", "power button", "battery"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-13, -22, -21, -1})
    void aStatusBelowZeroIsARefusalWithItsMeaning(int status) {
        camera.reply(1001, ScriptedCamera.answer(1001, status));

        assertThatThrownBy(() -> impatient.tell(SjcamCommand.shoot()))
                .isInstanceOf(DeviceException.Refused.class)
                .hasMessageContaining(StatusMeaning.of(status).toString());
    }

    @Test
    void aCommandThatTheFirmwareDoesNotKnowIsUnsupported() {
        camera.reply(1001, ScriptedCamera.answer(1001, -256));

        assertThatThrownBy(() -> client.tell(SjcamCommand.shoot())).isInstanceOf(DeviceException.Unsupported.class);
    }

    @Test
    void aFullCardIsSaidToBeFull() {
        camera.reply(1001, ScriptedCamera.answer(1001, -11));

        assertThatThrownBy(() -> client.tell(SjcamCommand.shoot())).isInstanceOf(DeviceException.StorageFull.class);
    }

    @Test
    void nothingThereIsUnreachable() throws Exception {
        // The port of "discard": a port that was free a moment ago may be another test's by now.
        Address nobody = Address.of("127.0.0.1", 9);

        try (SjcamClient other = new SjcamClient(bench.network(), nobody, java.util.Optional.empty(), Bench.HURRY)) {
            assertThatThrownBy(() -> other.tell(SjcamCommand.shoot())).isInstanceOf(DeviceException.Unreachable.class);
        }
    }

    @Test
    void addressesBeyondThisComputerAreNotContactedWhereThatIsAllThatIsAllowed() {
        for (String host : List.of("192.0.2.7", "camera.invalid")) {
            try (SjcamClient other =
                    new SjcamClient(bench.network(), Address.of(host), java.util.Optional.empty(), Bench.HURRY)) {
                assertThatThrownBy(() -> other.tell(SjcamCommand.mode()))
                        .isInstanceOf(DeviceException.Unreachable.class)
                        .rootCause()
                        .hasMessageContaining("Only this computer may be contacted here");
            }
        }
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        camera.reply(1001, (_, out) -> {
            asked.countDown();
            ended.await();
        });
        try (SjcamClient patient =
                new SjcamClient(bench.network(), camera.address(), java.util.Optional.empty(), Pace.REAL)) {
            Thread caller = Thread.ofVirtual().start(() -> {
                assertThatThrownBy(() -> patient.tell(SjcamCommand.shoot())).isInstanceOf(InterruptedException.class);
                ended.countDown();
            });
            assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
            caller.interrupt();
            assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closingEndsWhatIsUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        camera.reply(1001, (_, out) -> {
            asked.countDown();
            ended.await();
        });
        SjcamClient patient = new SjcamClient(bench.network(), camera.address(), java.util.Optional.empty(), Pace.REAL);
        Thread caller = Thread.ofVirtual().start(() -> {
            assertThatThrownBy(() -> patient.tell(SjcamCommand.shoot())).isInstanceOf(DeviceException.class);
            ended.countDown();
        });

        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
        patient.close();

        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        caller.join();
    }
}
