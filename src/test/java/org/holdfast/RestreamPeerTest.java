// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Found;
import org.holdfast.device.LiveStream;
import org.holdfast.family.a9.A9Family;
import org.holdfast.family.sjcam.SjcamFamily;
import org.holdfast.lab.Lab;
import org.holdfast.lab.a9.A9Camera;
import org.holdfast.lab.a9.A9Kind;
import org.holdfast.lab.scene.FrameNumber;
import org.holdfast.media.FfmpegEngine;
import org.holdfast.media.FrameExchange;
import org.holdfast.media.Peers;
import org.holdfast.media.Player;
import org.holdfast.media.PlayerListener;
import org.holdfast.media.Still;
import org.holdfast.media.VlcEngine;
import org.holdfast.net.LocalInterfaces;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireTap;
import org.holdfast.service.AppFolders;
import org.holdfast.service.Restream;
import org.holdfast.service.RestreamChoices;
import org.holdfast.service.convert.ChildLauncher;
import org.holdfast.service.start.ServiceAssembly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A virtual camera's picture, offered again, as FFmpeg, VLC and Chromium of the system show it. That it is the camera's
 * picture, and a new one, is known by the number that each picture carries.
 */
@Isolated("VLC and Chromium play in real time, which other tests would take from them")
@Tag("peer")
class RestreamPeerTest {
    private static final Path FFMPEG = Path.of("/usr/bin/ffmpeg");
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path CACHE = Path.of("target", "lab-cache");
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private Lab lab;

    @SuppressWarnings("NullAway.Init")
    private ServiceAssembly assembly;

    @SuppressWarnings("NullAway.Init")
    private Network network;

    @BeforeEach
    void open() throws Exception {
        lab = new Lab(Lab.Options.usual(CACHE));
        lab.start();
        Device camera = new Device(
                "camera",
                "sjcam",
                "",
                "Camera",
                lab.devices().getFirst().device().address(),
                Map.of());
        Clock clock = Clock.system(ZoneId.systemDefault());
        network = new Network(Reach.LOOPBACK, LocalInterfaces.ofSystem(), new WireTap(), clock);
        assembly = ServiceAssembly.build(
                ServiceAssembly.lay(AppFolders.under(folder.resolve("data")), clock),
                network,
                SearchTargets.loopbackOnly(),
                List.of(new SjcamFamily(network), new A9Family(network)),
                List.of(new FfmpegEngine(network)),
                (still, file) -> {},
                lab,
                ChildLauncher.ofSystem(
                        Optional.empty(), Main.class.getName(), folder.resolve("data"), Optional.empty()),
                _ -> {});
        offer(camera);
    }

    private void offer(Device camera) throws Exception {
        assembly.services().book().add(camera);
        restream()
                .choose(RestreamChoices.INITIAL.at("127.0.0.1", 0).with(camera).on(true));
    }

    /** Offers an A9 in place of the other camera. */
    private void offerA9(A9Kind kind) throws Exception {
        A9Camera camera = lab.a9Cameras().stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow();
        Found found = new A9Family(network).identify(camera.address(), Optional.empty());
        assertThat(found).isInstanceOf(Found.Supported.class);
        offer(((Found.Supported) found).device().named(kind.word()));
    }

    @AfterEach
    void close() {
        assembly.close();
        lab.close();
    }

    private Restream restream() {
        return assembly.services().restream();
    }

    private Restream.Offer offer() {
        return restream().offers().getFirst();
    }

    @Test
    void ffmpegReadsTheStreamPictureByPicture() throws Exception {
        require(FFMPEG);
        Path raw = folder.resolve("pictures");
        run(
                Duration.ofSeconds(60),
                FFMPEG.toString(),
                "-v",
                "error",
                "-i",
                offer().stream().toString(),
                "-frames:v",
                "20",
                "-vf",
                "scale=" + WIDTH + ":" + HEIGHT,
                "-pix_fmt",
                "bgra",
                "-f",
                "rawvideo",
                raw.toString());

        byte[] all = Files.readAllBytes(raw);
        int size = 4 * WIDTH * HEIGHT;
        List<Integer> numbers = new ArrayList<>();
        for (int at = 0; at + size <= all.length; at += size) {
            MemorySegment picture = MemorySegment.ofArray(all).asSlice(at, size);
            FrameNumber.read(picture, WIDTH, HEIGHT).ifPresent(numbers::add);
        }

        assertThat(numbers).hasSize(20);
        assertThat(Set.copyOf(numbers)).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @EnumSource(A9Kind.class)
    void ffmpegGetsEachPictureOfAnA9AsTheCameraSentIt(A9Kind kind) throws Exception {
        require(FFMPEG);
        offerA9(kind);
        run(
                Duration.ofSeconds(60),
                FFMPEG.toString(),
                "-v",
                "error",
                "-f",
                "mpjpeg",
                "-i",
                offer().stream().toString(),
                "-frames:v",
                "20",
                "-c",
                "copy",
                "-f",
                "image2",
                folder.resolve("picture-%d.jpg").toString());

        Set<ByteBuffer> pictures = new HashSet<>();
        for (int i = 1; i <= 20; i++) {
            pictures.add(ByteBuffer.wrap(Files.readAllBytes(folder.resolve("picture-" + i + ".jpg"))));
        }
        assertThat(pictures).hasSizeGreaterThan(15);
        assertThat(LabPictures.ofA9s(CACHE)).containsAll(pictures);
    }

    @Test
    void vlcShowsTheStream() throws Exception {
        VlcEngine vlc = new VlcEngine(network);
        if (!vlc.report().usable()) {
            Peers.missing("VLC is not installed (libvlc5, vlc-plugin-base)");
        }
        Set<Integer> numbers = new HashSet<>();
        try (Player player = vlc.open(new LiveStream.Mjpeg(offer().stream(), Optional.empty()), new Quiet())) {
            for (int i = 0; i < 40 && numbers.size() < 3; i++) {
                Still still = player.still(Duration.ofSeconds(20));
                FrameNumber.read(still.pixels(), still.width(), still.height()).ifPresent(numbers::add);
            }
        }
        assertThat(numbers).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void chromiumShowsTheStreamAndTheSinglePicture() throws Exception {
        Path system = Path.of("/etc/os-release");
        if (Files.exists(system) && Files.readString(system).contains("ID=ubuntu")) {
            abort("Ubuntu has no Chromium as a package");
        }
        require(CHROMIUM);
        require(FFMPEG);
        for (String address :
                List.of(offer().stream().toString(), offer().snapshot().toString())) {
            OptionalInt number = shown(address);

            assertThat(number).as(address).isPresent();
        }
    }

    /** The number of the picture that the browser shows in the upper left corner of a page. */
    private OptionalInt shown(String address) throws Exception {
        Path page = Files.writeString(
                folder.resolve("page.html"),
                "<body style='margin:0'><img width=" + WIDTH + " height=" + HEIGHT + " src='" + address + "'>");
        Path picture = folder.resolve("shown.png");
        Path raw = folder.resolve("shown.raw");
        Files.deleteIfExists(picture);
        run(
                Duration.ofSeconds(60),
                CHROMIUM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--user-data-dir=" + folder.resolve("chromium"),
                "--hide-scrollbars",
                "--force-device-scale-factor=1",
                "--window-size=" + WIDTH + "," + HEIGHT,
                "--timeout=5000",
                "--screenshot=" + picture,
                page.toUri().toString());
        assertThat(picture).isNotEmptyFile();
        run(
                Duration.ofSeconds(30),
                FFMPEG.toString(),
                "-v",
                "error",
                "-y",
                "-i",
                picture.toString(),
                "-vf",
                "crop=" + WIDTH + ":min(ih\\," + HEIGHT + "):0:0,pad=" + WIDTH + ":" + HEIGHT,
                "-pix_fmt",
                "bgra",
                "-f",
                "rawvideo",
                raw.toString());
        return FrameNumber.read(MemorySegment.ofArray(Files.readAllBytes(raw)), WIDTH, HEIGHT);
    }

    private static void require(Path program) {
        if (!Files.isExecutable(program)) {
            Peers.missing(program + " is not installed");
        }
    }

    private void run(Duration patience, String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("peer.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (InputStream _ = process.getInputStream()) {
            assertThat(process.waitFor(patience.toSeconds(), TimeUnit.SECONDS))
                    .as(command[0] + " ended")
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    private static final class Quiet implements PlayerListener {
        @Override
        public void opened(FrameExchange pictures) {
            // The test asks for stills.
        }

        @Override
        public void remark(PlayerRemark remark) {
            // Nobody listens here.
        }

        @Override
        public void ended(DeviceException why) {
            // The stills end, too.
        }
    }
}
