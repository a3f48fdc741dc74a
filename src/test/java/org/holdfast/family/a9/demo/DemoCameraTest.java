// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.holdfast.device.CodedFeed;
import org.holdfast.device.DeviceException;
import org.holdfast.device.WifiSetup.HomeNetwork;
import org.holdfast.device.WifiSetup.Present;
import org.holdfast.family.a9.demo.Fragments.Build;
import org.holdfast.family.a9.demo.ScriptedDemo.Asked;
import org.holdfast.net.Address;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.Test;

class DemoCameraTest {
    private static final byte[] PICTURE = Fragments.jpeg(10_000, 1);
    private static final byte[] TAKEN = HexFormat.of().parseHex("6600010000000199");
    private static final DemoFeed.Pace QUICK =
            new DemoFeed.Pace(Duration.ofMillis(30), Duration.ofMillis(120), Duration.ofSeconds(20));
    private static final DemoWifi.Pace QUICK_WIFI = new DemoWifi.Pace(Duration.ofMillis(150), Duration.ofMillis(50));

    @Test
    void aPieceOfAPictureFromItsPortSettlesWhatItIsAndItIsToldToStop() throws Exception {
        try (ScriptedDemo demo = new ScriptedDemo((camera, asked) -> {
            if (asked.bytes().equals("4276")) {
                camera.sound(asked.by(), new byte[100]);
                camera.video(
                        asked.by(), Fragments.of(1, PICTURE, Build.COUNTING).getFirst());
            }
        })) {
            assertThat(camera(demo).answers()).isTrue();
            Awaitility.await().untilAsserted(() -> assertThat(demo.requests).contains("video 4277"));
        }
    }

    @Test
    void whatStaysSilentForTwoSecondsIsNoSuchCameraThoughItWasAskedMoreThanOnce() throws Exception {
        try (ScriptedDemo demo = new ScriptedDemo((camera, asked) -> {})) {
            assertThat(camera(demo).answers()).isFalse();
            assertThat(demo.count("video 4276")).isBetween(2L, 4L);
        }
    }

    @Test
    void anAddressOutOfReachIsAskedNothing() {
        DemoCamera camera = new DemoCamera(network(), Address.of(DemoCamera.USUAL_HOST), Optional.empty());

        assertThatThrownBy(camera::answers).isInstanceOf(DeviceException.Unreachable.class);
        assertThatThrownBy(() -> camera.feed().run(new Seen())).isInstanceOf(DeviceException.Unreachable.class);
    }

    @Test
    void picturesAndSoundComeWholeAndTheCameraIsToldToStop() throws Exception {
        byte[] sound = new byte[1472];
        Arrays.fill(sound, (byte) 3);
        try (ScriptedDemo demo = new ScriptedDemo((camera, asked) -> {
            switch (asked.bytes()) {
                case "4276" -> pictures(camera, asked, 3);
                case "3066" -> camera.sound(asked.by(), sound);
                default -> {}
            }
        })) {
            DemoFeed feed = new DemoFeed(camera(demo), QUICK);
            Seen seen = new Seen();
            Thread watching = watch(feed, seen);
            Awaitility.await().untilAsserted(() -> {
                assertThat(seen.pictures.size()).isGreaterThanOrEqualTo(3);
                assertThat(seen.sounds).isNotEmpty();
            });
            feed.stop();
            watching.join(Duration.ofSeconds(10));

            assertThat(watching.isAlive()).isFalse();
            assertThat(seen.pictures).allMatch(picture -> Arrays.equals(picture, PICTURE));
            assertThat(seen.sounds).allMatch(piece -> Arrays.equals(piece, sound));
            assertThat(seen.micros).isSorted().doesNotHaveDuplicates();
            assertThat(feed.counters().bytes()).isGreaterThan(30_000);
            assertThat(feed.counters().lost()).isZero();
            Awaitility.await().untilAsserted(() -> assertThat(demo.requests).contains("video 4277", "sound 3067"));
            assertThat(demo.requests).noneMatch(request -> request.contains(" 4238"));
        }
    }

    @Test
    void whatIsStoppedBeforeItRunsEndsAtOnceAndAsksNothing() throws Exception {
        try (ScriptedDemo demo = new ScriptedDemo((camera, asked) -> {})) {
            DemoFeed feed = new DemoFeed(camera(demo), QUICK);
            feed.stop();

            feed.run(new Seen());

            assertThat(demo.requests).isEmpty();
        }
    }

    @Test
    void theStartIsRepeatedUntilTheFirstFragmentAndAgainAfterASilence() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedDemo demo = new ScriptedDemo((camera, request) -> {
            if (request.bytes().equals("4276") && asked.incrementAndGet() % 3 == 0) {
                pictures(camera, request, 1);
            }
        })) {
            DemoFeed feed = new DemoFeed(camera(demo), QUICK);
            Seen seen = new Seen();
            Thread watching = watch(feed, seen);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(seen.pictures.size()).isGreaterThanOrEqualTo(2));
            feed.stop();
            watching.join(Duration.ofSeconds(10));

            assertThat(asked.get()).isGreaterThanOrEqualTo(6);
            assertThat(seen.problems).isEmpty();
        }
    }

    @Test
    void soundOfAQuarterOfTheSizeIsTakenForCompressed() throws Exception {
        try (ScriptedDemo demo = new ScriptedDemo((camera, asked) -> {
            if (asked.bytes().equals("3066")) {
                camera.sound(asked.by(), new byte[368]);
            }
        })) {
            DemoFeed feed = new DemoFeed(camera(demo), QUICK);
            Seen seen = new Seen();
            Thread watching = watch(feed, seen);
            Awaitility.await().untilAsserted(() -> assertThat(seen.sounds).isNotEmpty());
            feed.stop();
            watching.join(Duration.ofSeconds(10));

            assertThat(seen.sounds.getFirst()).hasSize(736 * 2);
        }
    }

    @Test
    void aCameraThatShowsNothingIsGivenUpWithASentence() throws Exception {
        DemoFeed.Pace pace = new DemoFeed.Pace(Duration.ofMillis(30), Duration.ofMillis(60), Duration.ofMillis(200));
        try (ScriptedDemo demo = new ScriptedDemo((camera, asked) -> {})) {
            DemoFeed feed = new DemoFeed(camera(demo), pace);

            assertThatThrownBy(() -> feed.run(new Seen()))
                    .isInstanceOfSatisfying(
                            DeviceException.TimedOut.class,
                            problem -> assertThat(problem.advice().toString()).contains("one viewer at a time"));
            Awaitility.await().untilAsserted(() -> assertThat(demo.requests).contains("video 4277"));
        }
    }

    @Test
    void theTwoBytesThatStartAFirmwareUpdateAreNeverSent() throws Exception {
        try (ScriptedDemo demo = new ScriptedDemo((camera, asked) -> {});
                DemoSocket socket = DemoSocket.open(network(), demo.address(), Optional.empty())) {
            for (DemoSocket.Port port : DemoSocket.Port.values()) {
                assertThatThrownBy(() -> socket.send(port, (byte) 0x42, (byte) 0x38))
                        .isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> socket.send(port, (byte) 0x42, (byte) 0x38, (byte) 1))
                        .isInstanceOf(IllegalArgumentException.class);
                socket.send(port, (byte) 0x42);
            }
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(demo.requests).containsExactlyInAnyOrder("video 42", "sound 42", "control 42"));
        }
    }

    @Test
    void aNetworkIsSentAsTheReferenceSaysAndTwoAnswersConfirmIt() throws Exception {
        try (ScriptedDemo demo = new ScriptedDemo((camera, asked) -> {
            for (int i = 0; i < 5; i++) {
                camera.control(asked.by(), TAKEN);
            }
        })) {
            DemoWifi wifi = new DemoWifi(camera(demo), QUICK_WIFI);

            assertThat(wifi.join(network("home", "pass#word")).key()).isEqualTo("wifi.taken");
            assertThat(demo.requests)
                    .containsExactly("control 66"
                            + HexFormat.of()
                                    .formatHex("home###pass#word".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            + "0099");
        }
    }

    @Test
    void oneAnswerIsTakenForOneAndOthersForNone() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedDemo demo = new ScriptedDemo((camera, request) -> {
            camera.control(request.by(), HexFormat.of().parseHex("6600020000000299"));
            camera.video(request.by(), TAKEN);
            if (asked.incrementAndGet() == 2) {
                camera.control(request.by(), TAKEN);
            }
        })) {
            DemoWifi wifi = new DemoWifi(camera(demo), QUICK_WIFI);

            assertThat(wifi.join(network("home", "")).key()).isEqualTo("wifi.taken-once");
            assertThat(demo.requests).hasSize(2).allMatch("control 66686f6d652323230099"::equals);
        }
    }

    @Test
    void withoutAnAnswerItIsSentFiveTimes() throws Exception {
        try (ScriptedDemo demo = new ScriptedDemo((camera, asked) -> {})) {
            DemoWifi wifi = new DemoWifi(camera(demo), new DemoWifi.Pace(Duration.ofMillis(40), Duration.ofMillis(20)));

            assertThatThrownBy(() -> wifi.join(network("home", "secret")))
                    .isInstanceOf(DeviceException.TimedOut.class)
                    .hasMessageNotContaining("secret");
            Awaitility.await().untilAsserted(() -> assertThat(demo.requests).hasSize(5));
        }
    }

    @Test
    void networksBeyondTheFirmwaresLimitsAreObjectedToAndNotSent() throws Exception {
        try (ScriptedDemo demo = new ScriptedDemo((camera, asked) -> {})) {
            DemoWifi wifi = new DemoWifi(camera(demo), QUICK_WIFI);

            assertThat(objection(wifi, "", "x")).isEqualTo("wifi.objection.empty");
            assertThat(objection(wifi, "ho#me", "x")).isEqualTo("wifi.objection.hash");
            assertThat(objection(wifi, "ä".repeat(16), "x")).isEqualTo("wifi.objection.long-name");
            assertThat(objection(wifi, "home", "x".repeat(32))).isEqualTo("wifi.objection.long-password");
            assertThat(objection(wifi, "h", "")).isEqualTo("wifi.objection.short");
            assertThat(objection(wifi, "ho", "")).isEqualTo("none");
            assertThat(objection(wifi, "n".repeat(31), "p".repeat(31))).isEqualTo("none");
            assertThatThrownBy(() -> wifi.join(network("ho#me", "x"))).isInstanceOf(DeviceException.NotAllowed.class);
            assertThat(demo.requests).isEmpty();
        }
    }

    @Test
    void itWarnsOfClearTextFirstAndSaysThatItIsItsOwnNetworkAndDoesNotScan() throws Exception {
        try (ScriptedDemo demo = new ScriptedDemo((camera, asked) -> {})) {
            var wifi = camera(demo).wifi();

            assertThat(wifi.warnings()).hasSize(3);
            assertThat(wifi.warnings().getFirst().toString()).contains("unencrypted");
            assertThat(wifi.present().flatMap(Present::ssid)).isEmpty();
            assertThat(wifi.present()).isPresent();
            assertThat(wifi.scans()).isFalse();
            assertThatThrownBy(wifi::scan).isInstanceOf(DeviceException.Unsupported.class);
        }
    }

    private static void pictures(ScriptedDemo camera, Asked asked, int count) {
        for (int i = 0; i < count; i++) {
            Fragments.of(i, PICTURE, Build.COUNTING).forEach(fragment -> camera.video(asked.by(), fragment));
        }
    }

    private static Thread watch(DemoFeed feed, Seen seen) {
        return Thread.ofVirtual().name("work-watch").start(() -> {
            try {
                feed.run(seen);
            } catch (DeviceException e) {
                seen.problems.add(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static String objection(DemoWifi wifi, String name, String password) {
        return wifi.objection(network(name, password)).map(text -> text.key()).orElse("none");
    }

    private static HomeNetwork network(String name, String password) {
        return new HomeNetwork(name, password.toCharArray());
    }

    private static DemoCamera camera(ScriptedDemo demo) {
        return new DemoCamera(network(), demo.address(), Optional.empty());
    }

    private static Network network() {
        return new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC());
    }

    private static final class Seen implements CodedFeed.Sink {
        final List<byte[]> pictures = new CopyOnWriteArrayList<>();
        final List<byte[]> sounds = new CopyOnWriteArrayList<>();
        final List<Long> micros = new CopyOnWriteArrayList<>();
        final List<Exception> problems = new CopyOnWriteArrayList<>();

        @Override
        public void picture(CodedFeed.Coding coding, ByteBuffer bytes, long taken, boolean key, long arrivedNanos) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            pictures.add(copy);
            micros.add(taken);
        }

        @Override
        public void sound(ByteBuffer samples, int rate, long taken, long arrivedNanos) {
            byte[] copy = new byte[samples.remaining()];
            samples.get(copy);
            assertThat(rate).isEqualTo(8000);
            sounds.add(copy);
        }
    }
}
