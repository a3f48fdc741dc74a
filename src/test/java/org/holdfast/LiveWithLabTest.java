// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.CameraControl;
import org.holdfast.device.CameraControl.Mode;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.family.sjcam.SjcamFamily;
import org.holdfast.lab.Lab;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.scene.FrameNumber;
import org.holdfast.lab.sjcam.SjcamCamera;
import org.holdfast.media.FfmpegEngine;
import org.holdfast.media.RecordingTarget;
import org.holdfast.media.Still;
import org.holdfast.media.StillWriter;
import org.holdfast.net.LocalInterfaces;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireTap;
import org.holdfast.service.AppFolders;
import org.holdfast.service.Connections;
import org.holdfast.service.LiveView;
import org.holdfast.service.LiveView.State;
import org.holdfast.service.Services;
import org.holdfast.service.convert.ChildLauncher;
import org.holdfast.service.start.ServiceAssembly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The live picture from end to end: the real services, the real family and the embedded FFmpeg, against a virtual
 * camera. That it is the camera's picture, and a new one, is known by the number that each picture carries.
 */
class LiveWithLabTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder = Path.of("");

    private final List<State> states = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Lab lab;

    @SuppressWarnings("NullAway.Init")
    private ServiceAssembly assembly;

    @SuppressWarnings("NullAway.Init")
    private Device device;

    @BeforeEach
    void open() throws IOException {
        lab = new Lab(Lab.Options.usual(Path.of("target", "lab-cache")));
        lab.start();
        device = new Device(
                "camera",
                "sjcam",
                "",
                "Camera",
                lab.devices().getFirst().device().address(),
                Map.of());
        Clock clock = Clock.system(java.time.ZoneId.systemDefault());
        Network network = new Network(Reach.LOOPBACK, LocalInterfaces.ofSystem(), new WireTap(), clock);
        assembly = ServiceAssembly.build(
                ServiceAssembly.lay(AppFolders.under(folder.resolve("data")), clock),
                network,
                SearchTargets.loopbackOnly(),
                List.of(new SjcamFamily(network)),
                List.of(new FfmpegEngine(network)),
                LiveWithLabTest::save,
                lab,
                ChildLauncher.ofSystem(
                        Optional.empty(), Main.class.getName(), folder.resolve("data"), Optional.empty()),
                _ -> {});
    }

    @AfterEach
    void close() {
        assembly.close();
        lab.close();
    }

    @Test
    void thePictureFollowsTheModes() throws Exception {
        try (Connections.Lease lease = services().connections().open(device);
                LiveView.Session session = watch(device)) {
            CameraControl control = control(lease);
            assertThat(newPictures(session).jpeg()).isEmpty();

            switchTo(control, "photo");
            awaitPictures(session, true);
            switchTo(control, "video");
            awaitPictures(session, false);

            switchTo(control, "playback");
            assertThat(none(session)).isEqualTo("No live picture while the camera plays back.");
            switchTo(control, "lapse-photo");
            awaitPictures(session, true);
            switchTo(control, "video");
            awaitPictures(session, false);

            assertThat(camera().dead()).isFalse();
            assertThat(camera().streamClientsCutOff()).isZero();
        }
    }

    @Test
    void recordingOnTheCardInterruptsThePictureOnlyForAMoment() throws Exception {
        try (Connections.Lease lease = services().connections().open(device);
                LiveView.Session session = watch(device)) {
            newPictures(session);
            int clients = camera().streamClients();

            assertThat(control(lease).record(true).activity()).isEqualTo(CameraControl.Activity.RECORDING);
            await().atMost(PATIENCE).until(() -> camera().streamClients() > clients);
            newPictures(session);
            assertThat(control(lease).record(false).activity()).isEqualTo(CameraControl.Activity.IDLE);
            await().atMost(PATIENCE).until(() -> camera().streamClients() > clients + 1);
            newPictures(session);

            assertThat(reconnecting()).isNotEmpty().allMatch(each -> each.attempt() <= 2);
            assertThat(reconnecting().getFirst().since()).isPresent();
        }
    }

    @Test
    void aLapseRecordingHidesThePicture() throws Exception {
        try (Connections.Lease lease = services().connections().open(device);
                LiveView.Session session = watch(device)) {
            switchTo(control(lease), "lapse-video");
            awaitPictures(session, false);

            control(lease).record(true);
            assertThat(none(session)).startsWith("No live picture while a time-lapse video is recorded");
            control(lease).record(false);

            awaitPictures(session, false);
        }
    }

    @Test
    void aCameraThatFallsSilentIsTriedWithGrowingPausesAndTakenUpAgain() throws Exception {
        try (LiveView.Session session = watch(device)) {
            newPictures(session);

            lab.faults().on(Fault.NO_ANSWER);
            await().atMost(PATIENCE).until(() -> !reconnecting().isEmpty());
            assertThat(reconnecting().getFirst().why()).isInstanceOf(DeviceException.TimedOut.class);
            lab.faults().off(Fault.NO_ANSWER);

            newPictures(session);
        }
    }

    @Test
    void answersThatAreCutAreTriedWithGrowingPauses() throws Exception {
        try (LiveView.Session session = watch(device)) {
            newPictures(session);

            lab.faults().on(Fault.CUT);
            lab.faults().on(Fault.STREAM_CUT, "0");
            await().atMost(PATIENCE).until(() -> reconnecting().stream().anyMatch(each -> each.attempt() >= 3));
            List<State.Reconnecting> all = reconnecting();
            for (int i = 1; i < all.size(); i++) {
                assertThat(all.get(i).attempt())
                        .isGreaterThanOrEqualTo(all.get(i - 1).attempt());
                assertThat(all.get(i).nextTry().orElseThrow())
                        .isAfterOrEqualTo(all.get(i - 1).nextTry().orElseThrow());
            }
            assertThat(all.getLast().why().sentence().toString()).isNotBlank();
            lab.faults().off(Fault.CUT);
            lab.faults().off(Fault.STREAM_CUT);

            newPictures(session);
        }
    }

    @Test
    void anotherProgramThatTakesTheStreamIsSurvived() throws Exception {
        try (LiveView.Session session = watch(device)) {
            newPictures(session);
            int clients = camera().streamClients();

            URI rtsp = camera().rtsp();
            try (Socket other = new Socket(rtsp.getHost(), rtsp.getPort())) {
                other.getOutputStream()
                        .write(("DESCRIBE " + rtsp + " RTSP/1.0\r\nCSeq: 1\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                await().atMost(PATIENCE).until(() -> !reconnecting().isEmpty());
                await().atMost(PATIENCE).until(() -> camera().streamClients() >= clients + 2);
            }
            newPictures(session);

            assertThat(camera().streamClientsCutOff()).isBetween(1, 2);
        }
    }

    @Test
    void throughTheConnectionItselfNoPacketIsLostWhereUdpDoesNotPass() throws Exception {
        lab.faults().on(Fault.LOSS, "100");
        try (LiveView.Session session = watch(device.with(Map.of("rtp-over-tcp", "on")))) {
            newPictures(session);

            assertThat(session.statistics().orElseThrow().counters().lost()).isZero();
        }
    }

    @Test
    void viewSnapshotAndRecordingAreOneClientToTheCamera() throws Exception {
        Path file = folder.resolve("clip.mp4");
        try (LiveView.Session view = watch(device);
                LiveView.Session recorder = services().live().watch(device);
                LiveView.Session photographer = services().live().watch(device)) {
            newPictures(view);
            recorder.startRecording(new RecordingTarget.File(file));
            Path picture = folder.resolve("picture.png");
            photographer.snapshot(picture);
            await().atMost(PATIENCE)
                    .until(() -> recorder.recording()
                            .filter(each -> each.length().toMillis() > 500)
                            .isPresent());
            await().atMost(PATIENCE)
                    .until(() -> view.statistics()
                            .filter(each -> each.picturesPerSecond() > 5)
                            .isPresent());

            assertThat(recorder.stopRecording()).containsExactly(file);
            assertThat(Files.size(file)).isGreaterThan(10_000);
            assertThat(picture).isNotEmptyFile();
            LiveView.Statistics statistics = view.statistics().orElseThrow();
            assertThat(statistics.engine()).isEqualTo("ffmpeg");
            assertThat(statistics.counters().newestDelayNanos()).isPositive();
            assertThat(camera().streamClients()).isEqualTo(1);
            assertThat(camera().streamClientsCutOff()).isZero();
        }
    }

    @Test
    void aFullDiskEndsTheRecordingAndThePictureGoesOn() throws Exception {
        OutputStream disk = new OutputStream() {
            private int room = 30_000;

            @Override
            public void write(int each) throws IOException {
                write(new byte[] {(byte) each}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                room -= count;
                if (room < 0) {
                    throw new IOException("No space left on device");
                }
            }
        };
        try (LiveView.Session session = watch(device)) {
            newPictures(session);
            session.startRecording(new RecordingTarget.Stream(disk));

            await().atMost(PATIENCE)
                    .until(() -> session.recording()
                            .filter(each -> each.failure().isPresent())
                            .isPresent());
            newPictures(session);

            assertThat(session.recording().orElseThrow().failure())
                    .containsInstanceOf(DeviceException.StorageFull.class);
            assertThat(reconnecting()).isEmpty();
            assertThat(camera().streamClients()).isEqualTo(1);
        }
    }

    private Services services() {
        return assembly.services();
    }

    private SjcamCamera camera() {
        return lab.cameras().getFirst();
    }

    private static void save(Still still, Path file) throws IOException {
        try {
            new StillWriter().write(still, file);
        } catch (DeviceException e) {
            throw new IOException(e);
        }
    }

    private LiveView.Session watch(Device watched) {
        LiveView.Session session = services().live().watch(watched);
        session.listen(() -> states.add(session.state()));
        return session;
    }

    private static CameraControl control(Connections.Lease lease) {
        return lease.connection().capability(CameraControl.class).orElseThrow();
    }

    private static void switchTo(CameraControl control, String id) throws Exception {
        Mode mode = control.modes().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(control.switchTo(mode).mode()).contains(mode);
    }

    private List<State.Reconnecting> reconnecting() {
        List<State.Reconnecting> all = new ArrayList<>();
        for (State state : states) {
            if (state instanceof State.Reconnecting each && !all.contains(each)) {
                all.add(each);
            }
        }
        return all;
    }

    private static String none(LiveView.Session session) {
        await().atMost(PATIENCE).until(() -> session.state() instanceof State.NoPicture);
        return session.state() instanceof State.NoPicture no ? no.why().toString() : "";
    }

    /** Waits until pictures of that kind move. */
    private void awaitPictures(LiveView.Session session, boolean jpeg) throws Exception {
        await().atMost(PATIENCE)
                .until(() -> session.state() instanceof State.Live
                        && newPictures(session).jpeg().isPresent() == jpeg);
    }

    /** Waits until the stream is live and shows several pictures of the scene; gives the last. */
    private static Still newPictures(LiveView.Session session) throws Exception {
        await().atMost(PATIENCE).until(() -> session.state() instanceof State.Live);
        Set<Integer> numbers = new HashSet<>();
        Still[] last = new Still[1];
        await().atMost(PATIENCE).until(() -> {
            try {
                Still still = session.still(Duration.ofSeconds(5));
                last[0] = still;
                OptionalInt number = FrameNumber.read(still.pixels(), still.width(), still.height());
                number.ifPresent(numbers::add);
            } catch (DeviceException e) {
                numbers.clear(); // the stream moved meanwhile
            }
            return numbers.size() >= 3;
        });
        return java.util.Objects.requireNonNull(last[0]);
    }
}
