// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.device.CodedFeed;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Events;
import org.holdfast.device.Found;
import org.holdfast.device.LiveSource;
import org.holdfast.device.LiveStream;
import org.holdfast.device.TalkBack;
import org.holdfast.device.WifiSetup;
import org.holdfast.lab.Lab;
import org.holdfast.lab.a9.A9Camera;
import org.holdfast.lab.a9.A9Kind;
import org.holdfast.lab.a9.A9Setup;
import org.holdfast.net.LocalInterfaces;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.Registration;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireTap;
import org.junit.jupiter.api.Test;

/** All five virtual cameras at once, from search to picture. */
class A9WithLabTest {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Path CACHE = Path.of("target", "lab-cache");

    private final A9Family family = new A9Family(
            new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC()), A9ContractTest.PATIENCE);

    private static SearchTargets targets(Lab lab) {
        SearchTargets targets = SearchTargets.loopbackOnly();
        lab.devices()
                .forEach(each -> targets.add(Optional.of("a9"), each.device().address()));
        return targets;
    }

    private List<Device> search(SearchTargets targets) throws InterruptedException {
        List<Found> found = new CopyOnWriteArrayList<>();
        family.search(targets, found::add);
        return found.stream().map(each -> ((Found.Supported) each).device()).toList();
    }

    @Test
    void allFiveAreFoundNamedAndShowPicturesWithSound() throws Exception {
        try (Lab lab = new Lab(Lab.Options.usual(CACHE).only("a9"))) {
            lab.start();
            SearchTargets targets = targets(lab);
            // The camera in demo mode answers once its pictures are drawn.
            await().atMost(LONGEST).until(() -> search(targets).size() == 5);
            List<Device> devices = search(targets);

            assertThat(devices)
                    .extracting(Device::model)
                    .containsExactlyInAnyOrder(
                            "A9 (JSON, camera)",
                            "A9 (JSON, SHIX)",
                            "A9 (binary, plain)",
                            "A9 (CGI, @@@@....)",
                            "A9 (demo mode)");
            assertThat(devices).extracting(Device::id).doesNotHaveDuplicates();
            for (Device each : devices) {
                watch(each);
            }
        }
    }

    private void watch(Device device) throws IOException, DeviceException, InterruptedException {
        try (Connection connection = family.connect(device, Credentials.NONE)) {
            assertThat(connection.device().model()).isEqualTo(device.model());
            LiveStream stream = connection.capability(LiveSource.class).orElseThrow().stream();
            CodedFeed feed = ((LiveStream.Coded) stream).feed();
            Counting seen = new Counting();
            Thread taking = Thread.ofPlatform().start(() -> {
                try {
                    feed.run(seen);
                } catch (DeviceException | InterruptedException e) {
                    seen.why = Optional.of(e);
                }
            });
            await(device.model()).atMost(LONGEST).until(() -> seen.pictures.get() >= 5 && seen.sounds.get() >= 3);
            feed.stop();
            assertThat(taking.join(Duration.ofSeconds(10))).as(device.model()).isTrue();

            assertThat(seen.why).isEmpty();
            assertThat(seen.whole).as(device.model()).hasValue(seen.pictures.get());
            assertThat(connection.facts())
                    .filteredOn(fact -> fact.name().equals("true-picture"))
                    .singleElement()
                    .satisfies(fact -> assertThat(fact.value().toString()).startsWith("640x480"));
        }
    }

    /** Counts what comes. */
    private static final class Counting implements CodedFeed.Sink {
        private final AtomicInteger pictures = new AtomicInteger();
        private final AtomicInteger whole = new AtomicInteger();
        private final AtomicInteger sounds = new AtomicInteger();
        private volatile Optional<Exception> why = Optional.empty();

        @Override
        public void picture(CodedFeed.Coding coding, ByteBuffer bytes, long micros, boolean key, long arrivedNanos) {
            int last = bytes.limit() - 1;
            if ((bytes.get(0) & 0xff) == 0xff && (bytes.get(last) & 0xff) == 0xd9) {
                whole.incrementAndGet();
            }
            pictures.incrementAndGet();
        }

        @Override
        public void sound(ByteBuffer samples, int rate, long micros, long arrivedNanos) {
            sounds.incrementAndGet();
        }
    }

    @Test
    void motionIsToldToThisComputerWhereTheUserWantsIt() throws Exception {
        try (Lab lab = new Lab(Lab.Options.usual(CACHE).only("a9"))) {
            lab.start();
            Network network = new Network(Reach.LOOPBACK, LocalInterfaces.ofSystem(), new WireTap(), Clock.systemUTC());
            A9Family wide = new A9Family(network, A9ContractTest.PATIENCE);
            Device json = ((Found.Supported)
                            wide.identify(lab.devices().getFirst().device().address(), Optional.empty()))
                    .device();
            try (Connection without = wide.connect(json, Credentials.NONE)) {
                assertThat(without.capability(Events.class)).isEmpty();
            }
            Device wanting = json.with(Map.of("motion-events", "on"));
            try (Connection with = wide.connect(wanting, Credentials.NONE)) {
                assertThat(with.facts())
                        .filteredOn(fact -> fact.name().equals("motion"))
                        .singleElement()
                        .satisfies(fact -> assertThat(fact.value().toString()).contains("unverified"));
                List<Events.Event> events = new CopyOnWriteArrayList<>();
                Registration _ = with.capability(Events.class).orElseThrow().listen(events::add);
                assertThat(events).isEmpty();
                lab.faults().on("motion=1");
                await().atMost(LONGEST).until(() -> !events.isEmpty());

                assertThat(events.getFirst().weight()).isEqualTo(Events.Weight.NEWS);
                assertThat(events.getFirst().text().in(Locale.ENGLISH)).contains("Motion", "unverified");
                A9Camera camera = lab.a9Cameras().getFirst();
                await().atMost(LONGEST).until(() -> camera.value("motion-taken") == 1);
            }
        }
    }

    @Test
    void aCameraInDemoModeThatWasGivenANetworkIsFoundAndOpenedThereUnderItsUid() throws Exception {
        A9Setup one = new A9Setup(List.of(A9Kind.DEMO), A9Setup.USUAL_RATE);
        try (Lab lab = new Lab(Lab.Options.usual(CACHE).only("a9").withA9(one))) {
            lab.start();
            SearchTargets targets = targets(lab);
            await().atMost(LONGEST).until(() -> search(targets).size() == 1);
            Device demo = search(targets).getFirst();
            assertThat(demo.model()).isEqualTo("A9 (demo mode)");
            assertThat(demo.identified()).isFalse();
            try (Connection connection = family.connect(demo, Credentials.NONE)) {
                WifiSetup wifi = connection.capability(WifiSetup.class).orElseThrow();
                assertThat(wifi.join(new WifiSetup.HomeNetwork("Harbour", "barnacle".toCharArray()))
                                .in(Locale.ENGLISH))
                        .contains("took");
            }
            List<Device> joined = new CopyOnWriteArrayList<>();
            await().atMost(LONGEST).until(() -> {
                joined.addAll(search(targets));
                return !joined.isEmpty() && !joined.getLast().model().equals(demo.model());
            });

            Device json = joined.getLast();
            assertThat(json.model()).isEqualTo("A9 (JSON, camera)");
            assertThat(json.id())
                    .isEqualTo(
                            Device.idOf("a9", lab.devices().getFirst().facts().getOrDefault("uid", "")));
            assertThatThrownBy(() -> family.connect(demo, Credentials.NONE)).isInstanceOf(DeviceException.class);
            assertThat(family.identify(demo.address(), Optional.empty()))
                    .isInstanceOfSatisfying(
                            Found.Supported.class,
                            found -> assertThat(found.device().id()).isEqualTo(json.id()));
            watch(json);
            try (Connection connection = family.connect(json, Credentials.NONE)) {
                assertThat(connection
                                .capability(WifiSetup.class)
                                .orElseThrow()
                                .present()
                                .flatMap(WifiSetup.Present::ssid))
                        .contains("Harbour");
            }
        }
    }

    @Test
    void aWrongPasswordOfABinaryCameraIsToldSoonAndSentOnce() throws Exception {
        A9Setup one = new A9Setup(List.of(A9Kind.BINARY), A9Setup.USUAL_RATE);
        Lab.Options options =
                Lab.Options.usual(CACHE).only("a9").withA9(one).withFaults(List.of("wrong-password=seaweed"));
        try (Lab lab = new Lab(options)) {
            lab.start();
            A9Camera camera = lab.a9Cameras().getFirst();
            Device binary = ((Found.Supported)
                            family.identify(lab.devices().getFirst().device().address(), Optional.empty()))
                    .device();

            Duration own = refused(binary, kind -> Optional.of("mine".toCharArray()));
            assertThat(camera.value("logins")).isEqualTo(1);
            Duration usual = refused(binary, Credentials.NONE);
            assertThat(camera.value("logins")).isEqualTo(2);
            assertThat(camera.value("commands"))
                    .as("nothing follows a refused login")
                    .isEqualTo(2);
            // About 1.5 and 4 s: what a camera that hangs up is given to show that it meant an earlier session, and
            // other
            // dialects to show themselves.
            assertThat(own).isLessThan(Duration.ofSeconds(5));
            assertThat(usual).isLessThan(Duration.ofSeconds(9));
            family.connect(binary, kind -> Optional.of("seaweed".toCharArray())).close();
        }
    }

    private Duration refused(Device device, Credentials credentials) {
        long began = System.nanoTime();
        assertThatThrownBy(() -> family.connect(device, credentials))
                .isInstanceOf(DeviceException.WrongCredentials.class);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void aBinaryCameraTakesSpeechWhichNobodyHasConfirmed() throws Exception {
        A9Setup one = new A9Setup(List.of(A9Kind.BINARY), A9Setup.USUAL_RATE);
        try (Lab lab = new Lab(Lab.Options.usual(CACHE).only("a9").withA9(one))) {
            lab.start();
            A9Camera camera = lab.a9Cameras().getFirst();
            Device binary = ((Found.Supported)
                            family.identify(lab.devices().getFirst().device().address(), Optional.empty()))
                    .device();
            try (Connection connection = family.connect(binary, Credentials.NONE)) {
                TalkBack talk = connection.capability(TalkBack.class).orElseThrow();
                assertThat(talk.proven()).isFalse();
                try (TalkBack.Speech speech = talk.begin()) {
                    speech.say(ByteBuffer.allocate(3 * 960 * 2));
                    await().atMost(LONGEST).until(() -> camera.value("talk-packets") == 3);
                    assertThat(camera.value("isSend")).isEqualTo(1);
                }
                await().atMost(LONGEST).until(() -> camera.value("isSend") == 0);
            }
        }
    }
}
