// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Typed;
import org.holdfast.family.a9.A9Family;
import org.holdfast.lab.Lab;
import org.holdfast.lab.scene.FrameNumber;
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
import org.holdfast.service.LiveView;
import org.holdfast.service.convert.ChildLauncher;
import org.holdfast.service.start.ServiceAssembly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A look-alike that is known by its RTSP address, from the typed address to picture, snapshot and film. The
 * virtual camera that speaks RTSP sends no sound over it.
 */
class A9RtspWithLabTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder = Path.of("");

    @Test
    void aTypedAddressGivesPictureSnapshotAndFilm() throws Exception {
        try (Lab lab = new Lab(Lab.Options.usual(Path.of("target", "lab-cache")).only("sjcam"))) {
            lab.start();
            // Only the other family's virtual camera speaks RTSP.
            String address = lab.devices().getFirst().facts().getOrDefault("rtsp", "");
            Clock clock = Clock.system(ZoneId.systemDefault());
            Network network = new Network(Reach.LOOPBACK, LocalInterfaces.ofSystem(), new WireTap(), clock);
            A9Family family = new A9Family(network);
            try (ServiceAssembly assembly = assembly(lab, family, network, clock)) {
                Typed typed = family.typed(address).orElseThrow();
                assertThat(typed.device().model()).isEqualTo("A9 (RTSP)");
                try (LiveView.Session session = assembly.services().live().watch(typed.device())) {
                    newPictures(session);
                    keep(session);
                }
            }
        }
    }

    private void keep(LiveView.Session session) throws Exception {
        Path snapshot = folder.resolve("picture.jpg");
        Path film = folder.resolve("film.mp4");
        session.snapshot(snapshot);
        session.startRecording(new RecordingTarget.File(film));
        await().atMost(PATIENCE)
                .until(() -> session.recording()
                        .filter(each -> each.length().toMillis() > 2000)
                        .isPresent());

        assertThat(session.stopRecording()).containsExactly(film);
        assertThat(Files.readAllBytes(snapshot)).startsWith(0xff, 0xd8);
        // The camera's own pictures, not encoded anew.
        assertThat(Files.readString(film, StandardCharsets.ISO_8859_1)).contains("vide", "avc1");
    }

    private ServiceAssembly assembly(Lab lab, A9Family family, Network network, Clock clock) throws Exception {
        return ServiceAssembly.build(
                ServiceAssembly.lay(AppFolders.under(folder.resolve("data")), clock),
                network,
                SearchTargets.loopbackOnly(),
                List.of(family),
                List.of(new FfmpegEngine(network)),
                A9RtspWithLabTest::save,
                lab,
                ChildLauncher.ofSystem(
                        Optional.empty(), Main.class.getName(), folder.resolve("data"), Optional.empty()),
                _ -> {});
    }

    private static void save(Still still, Path file) throws IOException {
        try {
            new StillWriter().write(still, file);
        } catch (DeviceException e) {
            throw new IOException(e);
        }
    }

    private static void newPictures(LiveView.Session session) {
        await().atMost(PATIENCE).until(() -> session.state() instanceof LiveView.State.Live);
        Set<Integer> numbers = new HashSet<>();
        await().atMost(PATIENCE).until(() -> {
            Still still = session.still(Duration.ofSeconds(5));
            FrameNumber.read(still.pixels(), still.width(), still.height()).ifPresent(numbers::add);
            return numbers.size() >= 3;
        });
    }
}
