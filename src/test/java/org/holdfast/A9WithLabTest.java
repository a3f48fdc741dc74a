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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

/**
 * A9 cameras from end to end: the real services, the real family and the embedded FFmpeg, against one virtual camera of
 * each kind, watched all at once as on a wall. That it is the camera's picture, and a new one, is known by the number
 * that each picture carries; that it is the camera's sound, by its tone.
 */
class A9WithLabTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final PlayerStatistics NONE = new PlayerStatistics(0, 0, 0, 0, 0, 0, 0);
    private static final Path CACHE = Path.of("target", "lab-cache");
    /** Those with sessions, which a camera in demo mode has not. */
    private static final Set<A9Kind> WITH_SESSIONS = EnumSet.complementOf(EnumSet.of(A9Kind.DEMO));

    @TempDir
    Path folder = Path.of("");

    private final List<Lab> labs = new ArrayList<>();
    private final List<Watched> cameras = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private ServiceAssembly assembly;

    @SuppressWarnings("NullAway.Init")
    private A9Family family;

    /** One camera, and what the services say of it while it is watched. */
    private record Watched(A9Camera camera, Device device, List<State> states) {
        A9Kind kind() {
            return camera.kind();
        }
    }

    /** What is done with each camera at the same time. */
    @FunctionalInterface
    private interface Check {
        void of(Watched watched) throws Exception;
    }

    /** Puts cameras of those kinds up; what is wrong with them is wrong with none of another lab. */
    private Lab open(Set<A9Kind> kinds, String... faults) throws Exception {
        Lab lab = new Lab(Lab.Options.usual(CACHE)
                .only(A9Camera.FAMILY)
                .withA9(new A9Setup(List.copyOf(kinds), A9Setup.USUAL_RATE))
                .withFaults(
                        Stream.concat(Stream.of("seed=7"), Stream.of(faults)).toList()));
        labs.add(lab);
        lab.start();
        if (labs.size() == 1) {
            assemble(lab);
        }
        for (A9Camera camera : lab.a9Cameras()) {
            cameras.add(new Watched(camera, identified(camera), new CopyOnWriteArrayList<>()));
        }
        return lab;
    }

    private void assemble(Lab lab) throws Exception {
        Clock clock = Clock.system(ZoneId.systemDefault());
        Network network = new Network(Reach.LOOPBACK, LocalInterfaces.ofSystem(), new WireTap(), clock);
        family = new A9Family(network);
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
    }

    private Device identified(A9Camera camera) throws Exception {
        Found found = family.identify(camera.address(), Optional.empty());
        assertThat(found).isInstanceOf(Found.Supported.class);
        return ((Found.Supported) found).device();
    }

    @AfterEach
    void close() {
        if (assembly != null) {
            assembly.close();
        }
        labs.forEach(Lab::close);
    }

    @Test
    void whatIsKeptOfAStreamIsWhatTheCameraSent() throws Exception {
        open(EnumSet.allOf(A9Kind.class));
        Set<ByteBuffer> sent = LabPictures.ofA9s(CACHE);
        ofEach(watched -> {
            Path file = folder.resolve(watched.kind().word() + ".avi");
            try (LiveView.Session session = watch(watched)) {
                newPictures(session);
                session.startRecording(new RecordingTarget.File(file));
                theUndecodedPictureIsTheCameras(watched, session, sent);
                await().atMost(PATIENCE)
                        .until(() -> session.recording()
                                .filter(each -> each.length().toMillis() > 3000)
                                .isPresent());

                assertThat(session.stopRecording()).containsExactly(file);
                assertThat(counters(session).sound()).isTrue();
            }
            theRecordingHoldsTheTone(file);
        });
    }

    private void theUndecodedPictureIsTheCameras(Watched watched, LiveView.Session session, Set<ByteBuffer> sent)
            throws Exception {
        List<Jpeg> taken = new CopyOnWriteArrayList<>();
        Path snapshot = folder.resolve(watched.kind().word() + ".jpg");
        try (Registration _ = session.tap(taken::add)) {
            newPictures(session);
            session.snapshot(snapshot);
            // The picture of the snapshot was tapped, too.
            byte[] kept = Files.readAllBytes(snapshot);
            await().atMost(PATIENCE).until(() -> taken.stream().anyMatch(each -> Arrays.equals(bytes(each), kept)));
        }

        assertThat(taken).allMatch(Jpeg::original);
        assertThat(taken).allMatch(each -> sent.contains(each.bytes().duplicate()));
    }

    private static void theRecordingHoldsTheTone(Path file) throws IOException {
        short[] samples = AviSound.samples(file);
        assertThat(samples.length).isGreaterThan(16_000);
        assertThat(AviSound.hertz(samples)).isCloseTo(A9Camera.TONE_HERTZ, within(A9Camera.TONE_HERTZ / 20.0));
    }

    @Test
    void lossAndOtherOrderLeaveNoPictureTorn() throws Exception {
        Lab lab = open(EnumSet.allOf(A9Kind.class));
        lab.faults().on(Fault.LOSS, "5");
        lab.faults().on(Fault.REORDER, "5");
        ofEach(watched -> {
            boolean demo = watched.kind() == A9Kind.DEMO;
            try (LiveView.Session session = watch(watched)) {
                newPictures(session);
                int wanted = demo ? 20 : 100;
                await().atMost(PATIENCE.multipliedBy(2))
                        .until(() -> counters(session).received() >= wanted);

                PlayerStatistics counters = counters(session);
                assertThat(counters.damaged()).isZero();
                if (demo) {
                    // Nothing is sent again in this mode: what lost a piece is dropped, and said.
                    assertThat(counters.lost()).isPositive();
                } else {
                    assertThat(counters.repaired()).isPositive();
                    assertThat(counters.lost()).isLessThanOrEqualTo(1);
                }
            }
        });
    }

    @Test
    void aCameraThatRestartedIsTakenUpAgain() throws Exception {
        Lab restarting = open(WITH_SESSIONS);
        Lab stalling = open(EnumSet.of(A9Kind.DEMO));
        List<LiveView.Session> sessions = new ArrayList<>();
        try {
            cameras.forEach(each -> sessions.add(watch(each)));
            sessions.forEach(A9WithLabTest::newPictures);
            restarting.faults().on("reboot=0");
            stalling.faults().on("stream-stall=0");
            for (int i = 0; i < sessions.size(); i++) {
                LiveView.Session session = sessions.get(i);
                List<State> states = cameras.get(i).states();
                await().atMost(PATIENCE)
                        .until(() -> states.stream().anyMatch(State.Reconnecting.class::isInstance)
                                && !(session.state() instanceof State.Live));
            }
            restarting.faults().off(Fault.REBOOT);
            stalling.faults().off(Fault.STREAM_STALL);

            for (LiveView.Session session : sessions) {
                newPictures(session);
                await().atMost(PATIENCE).until(() -> counters(session).sound());
            }
        } finally {
            sessions.forEach(LiveView.Session::close);
        }
    }

    @Test
    void strangersAndRubbishChangeNothing() throws Exception {
        Lab lab = open(EnumSet.allOf(A9Kind.class));
        lab.faults().on(Fault.SPOOF);
        lab.faults().on(Fault.GARBAGE, "200");
        ofEach(watched -> {
            try (LiveView.Session session = watch(watched)) {
                newPictures(session);
                long received = counters(session).received();
                await().atMost(PATIENCE).until(() -> counters(session).received() >= received + 30);

                assertThat(counters(session).damaged()).isZero();
                assertThat(watched.states()).noneMatch(State.Reconnecting.class::isInstance);
            }
        });
    }

    @Test
    void aWrongPasswordIsSaidOnceAndNotRepeated() throws Exception {
        open(WITH_SESSIONS, "wrong-password=seaweed");
        ofEach(watched -> {
            try (LiveView.Session session = watch(watched)) {
                await().atMost(PATIENCE).until(() -> session.state() instanceof State.Reconnecting);
                int commands = watched.camera().value("commands");

                State.Reconnecting broken = (State.Reconnecting) session.state();
                assertThat(broken.why()).isInstanceOf(DeviceException.WrongCredentials.class);
                assertThat(broken.nextTry()).isEmpty();
                // Longer than the first pauses of a stream that is tried again.
                await().during(Duration.ofSeconds(4))
                        .atMost(Duration.ofSeconds(6))
                        .until(() -> watched.camera().value("commands") == commands);
            }
        });
    }

    /** Does it with all cameras at once, and says which one failed. */
    private void ofEach(Check check) throws InterruptedException {
        Map<A9Kind, Future<?>> all = new EnumMap<>(A9Kind.class);
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("test-a9-", 0).factory())) {
            for (Watched each : cameras) {
                all.put(each.kind(), threads.submit(() -> {
                    check.of(each);
                    return each;
                }));
            }
        }
        assertThat(all).hasSameSizeAs(cameras);
        for (Map.Entry<A9Kind, Future<?>> each : all.entrySet()) {
            try {
                each.getValue().get();
            } catch (ExecutionException e) {
                throw new AssertionError(each.getKey() + ": " + e.getCause(), e.getCause());
            }
        }
    }

    private LiveView.Session watch(Watched watched) {
        LiveView.Session session =
                assembly.services().live().watch(watched.device().with(Map.of()));
        session.listen(() -> watched.states().add(session.state()));
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
