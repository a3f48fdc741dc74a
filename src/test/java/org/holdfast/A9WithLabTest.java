// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.family.a9.A9Family;
import org.holdfast.lab.Lab;
import org.holdfast.lab.a9.A9Camera;
import org.holdfast.lab.a9.A9Kind;
import org.holdfast.lab.a9.A9Setup;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.scene.FrameNumber;
import org.holdfast.media.FfmpegEngine;
import org.holdfast.media.Jpeg;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.media.RecordingTarget;
import org.holdfast.media.Still;
import org.holdfast.media.StillWriter;
import org.holdfast.net.LocalInterfaces;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.Registration;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireTap;
import org.holdfast.service.AppFolders;
import org.holdfast.service.LiveView;
import org.holdfast.service.LiveView.State;
import org.holdfast.service.convert.ChildLauncher;
import org.holdfast.service.start.ServiceAssembly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A9 cameras from end to end: the real services, the real family and the embedded FFmpeg, against one virtual camera of
 * each kind. That it is the camera's picture, and a new one, is known by the number that each picture carries; that it
 * is the camera's sound, by its tone.
 */
class A9WithLabTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final PlayerStatistics NONE = new PlayerStatistics(0, 0, 0, 0, 0, 0, 0);
    private static final Path CACHE = Path.of("target", "lab-cache");

    @TempDir
    Path folder = Path.of("");

    private final List<State> states = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Lab lab;

    @SuppressWarnings("NullAway.Init")
    private ServiceAssembly assembly;

    @SuppressWarnings("NullAway.Init")
    private Device device;

    private void open(A9Kind kind, String... faults) throws Exception {
        lab = new Lab(Lab.Options.usual(CACHE)
                .only(A9Camera.FAMILY)
                .withA9(new A9Setup(List.of(kind), A9Setup.USUAL_RATE))
                .withFaults(
                        Stream.concat(Stream.of("seed=7"), Stream.of(faults)).toList()));
        lab.start();
        Clock clock = Clock.system(ZoneId.systemDefault());
        Network network = new Network(Reach.LOOPBACK, LocalInterfaces.ofSystem(), new WireTap(), clock);
        A9Family family = new A9Family(network);
        assembly = ServiceAssembly.build(
                ServiceAssembly.lay(AppFolders.under(folder.resolve("data")), clock),
                network,
                SearchTargets.loopbackOnly(),
                List.of(family),
                List.of(new FfmpegEngine(network)),
                A9WithLabTest::save,
                lab,
                ChildLauncher.ofSystem(
                        Optional.empty(), Main.class.getName(), folder.resolve("data"), Optional.empty()),
                _ -> {});
        Found found = family.identify(lab.devices().getFirst().device().address(), Optional.empty());
        assertThat(found).isInstanceOf(Found.Supported.class);
        device = ((Found.Supported) found).device();
    }

    @AfterEach
    void close() {
        if (assembly != null) {
            assembly.close();
        }
        if (lab != null) {
            lab.close();
        }
    }

    @ParameterizedTest
    @EnumSource(A9Kind.class)
    void theRecordingHoldsTheTone(A9Kind kind) throws Exception {
        open(kind);
        Path file = folder.resolve("clip.avi");
        try (LiveView.Session session = watch()) {
            newPictures(session);
            session.startRecording(new RecordingTarget.File(file));
            await().atMost(PATIENCE)
                    .until(() -> session.recording()
                            .filter(each -> each.length().toMillis() > 3000)
                            .isPresent());

            assertThat(session.stopRecording()).containsExactly(file);
            assertThat(session.statistics().orElseThrow().counters().sound()).isTrue();
        }

        short[] samples = AviSound.samples(file);
        assertThat(samples.length).isGreaterThan(16_000);
        assertThat(AviSound.hertz(samples)).isCloseTo(A9Camera.TONE_HERTZ, within(A9Camera.TONE_HERTZ / 20.0));
    }

    @ParameterizedTest
    @EnumSource(A9Kind.class)
    void theUndecodedPictureIsWhatTheCameraSent(A9Kind kind) throws Exception {
        open(kind);
        List<Jpeg> taken = new CopyOnWriteArrayList<>();
        Path snapshot = folder.resolve("picture.jpg");
        try (LiveView.Session session = watch();
                Registration _ = session.tap(taken::add)) {
            newPictures(session);
            session.snapshot(snapshot);
            // The picture of the snapshot was tapped, too.
            byte[] kept = Files.readAllBytes(snapshot);
            await().atMost(PATIENCE).until(() -> taken.stream().anyMatch(each -> Arrays.equals(bytes(each), kept)));
        }

        assertThat(taken).allMatch(Jpeg::original);
        Set<ByteBuffer> sent = LabPictures.ofA9s(CACHE);
        assertThat(taken).allMatch(each -> sent.contains(each.bytes().duplicate()));
    }

    @ParameterizedTest
    @EnumSource(A9Kind.class)
    void lossAndOtherOrderLeaveNoPictureTorn(A9Kind kind) throws Exception {
        open(kind);
        lab.faults().on(Fault.LOSS, "5");
        lab.faults().on(Fault.REORDER, "5");
        try (LiveView.Session session = watch()) {
            newPictures(session);
            int wanted = kind == A9Kind.DEMO ? 20 : 100;
            await().atMost(PATIENCE.multipliedBy(2))
                    .until(() -> counters(session).received() >= wanted);

            PlayerStatistics counters = counters(session);
            assertThat(counters.damaged()).isZero();
            if (kind == A9Kind.DEMO) {
                // Nothing is sent again in this mode: what lost a piece is dropped, and said.
                assertThat(counters.lost()).isPositive();
            } else {
                assertThat(counters.repaired()).isPositive();
                assertThat(counters.lost()).isLessThanOrEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(A9Kind.class)
    void aCameraThatRestartedIsTakenUpAgain(A9Kind kind) throws Exception {
        open(kind);
        try (LiveView.Session session = watch()) {
            newPictures(session);

            lab.faults().on(kind == A9Kind.DEMO ? "stream-stall=0" : "reboot=0");
            await().atMost(PATIENCE)
                    .until(() -> states.stream().anyMatch(State.Reconnecting.class::isInstance)
                            && !(session.state() instanceof State.Live));
            lab.faults().off(kind == A9Kind.DEMO ? Fault.STREAM_STALL : Fault.REBOOT);

            newPictures(session);
            await().atMost(PATIENCE).until(() -> counters(session).sound());
        }
    }

    @ParameterizedTest
    @EnumSource(A9Kind.class)
    void strangersAndRubbishChangeNothing(A9Kind kind) throws Exception {
        open(kind);
        lab.faults().on(Fault.SPOOF);
        lab.faults().on(Fault.GARBAGE, "200");
        try (LiveView.Session session = watch()) {
            newPictures(session);
            long received = counters(session).received();
            await().atMost(PATIENCE).until(() -> counters(session).received() >= received + 30);

            assertThat(counters(session).damaged()).isZero();
            assertThat(states).noneMatch(State.Reconnecting.class::isInstance);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JSON", "SHIX", "CGI"})
    void aWrongPasswordIsSaidOnceAndNotRepeated(A9Kind kind) throws Exception {
        open(kind, "wrong-password=seaweed");
        try (LiveView.Session session = watch()) {
            await().atMost(PATIENCE).until(() -> session.state() instanceof State.Reconnecting);
            A9Camera camera = lab.a9Cameras().getFirst();
            int commands = camera.value("commands");

            State.Reconnecting broken = (State.Reconnecting) session.state();
            assertThat(broken.why()).isInstanceOf(DeviceException.WrongCredentials.class);
            assertThat(broken.nextTry()).isEmpty();
            // Longer than the first pauses of a stream that is tried again.
            await().during(Duration.ofSeconds(4))
                    .atMost(Duration.ofSeconds(6))
                    .until(() -> camera.value("commands") == commands);
        }
    }

    @Test
    void aBinaryCameraThatHangsUpAtTheLoginMayHaveAnotherPassword() throws Exception {
        open(A9Kind.BINARY, "wrong-password=seaweed");
        try (LiveView.Session session = watch()) {
            await().atMost(PATIENCE).until(() -> session.state() instanceof State.Reconnecting);

            State.Reconnecting broken = (State.Reconnecting) session.state();
            assertThat(broken.why().advice().toString()).contains("password");
        }
    }

    private LiveView.Session watch() {
        LiveView.Session session = assembly.services().live().watch(device.with(Map.of()));
        session.listen(() -> states.add(session.state()));
        return session;
    }

    private static PlayerStatistics counters(LiveView.Session session) {
        return session.statistics().map(LiveView.Statistics::counters).orElse(NONE);
    }

    private static void save(Still still, Path file) throws IOException {
        try {
            new StillWriter().write(still, file);
        } catch (DeviceException e) {
            throw new IOException(e);
        }
    }

    private static byte[] bytes(Jpeg jpeg) {
        ByteBuffer from = jpeg.bytes().duplicate();
        byte[] all = new byte[from.remaining()];
        from.get(all);
        return all;
    }

    /** Waits until the stream is live and shows several pictures of the scene. */
    private static void newPictures(LiveView.Session session) {
        await().atMost(PATIENCE).until(() -> session.state() instanceof State.Live);
        Set<Integer> numbers = new HashSet<>();
        await().atMost(PATIENCE).until(() -> {
            try {
                Still still = session.still(Duration.ofSeconds(5));
                OptionalInt number = FrameNumber.read(still.pixels(), still.width(), still.height());
                number.ifPresent(numbers::add);
            } catch (DeviceException e) {
                numbers.clear(); // the stream moved meanwhile
            }
            return numbers.size() >= 3;
        });
    }
}
