// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.Device;
import org.holdfast.device.Found;
import org.holdfast.family.a9.A9Family;
import org.holdfast.lab.Lab;
import org.holdfast.lab.a9.A9Camera;
import org.holdfast.lab.a9.A9Kind;
import org.holdfast.lab.a9.A9Setup;
import org.holdfast.media.FfmpegEngine;
import org.holdfast.media.PlayerStatistics;
import org.holdfast.net.LocalInterfaces;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.SearchTargets;
import org.holdfast.net.WireTap;
import org.holdfast.service.AppFolders;
import org.holdfast.service.LiveView;
import org.holdfast.service.LiveView.State;
import org.holdfast.service.convert.ChildLauncher;
import org.holdfast.service.start.ServiceAssembly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One A9 camera that does harm, and another one that is watched beside it by the same program. */
class A9HostileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final PlayerStatistics NONE = new PlayerStatistics(0, 0, 0, 0, 0, 0, 0);

    @TempDir
    Path folder = Path.of("");

    private final List<State> neighbours = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Lab harmful;

    @SuppressWarnings("NullAway.Init")
    private Lab harmless;

    @SuppressWarnings("NullAway.Init")
    private A9Family family;

    @SuppressWarnings("NullAway.Init")
    private ServiceAssembly assembly;

    @BeforeEach
    void open() throws Exception {
        harmful = lab(A9Kind.JSON);
        harmless = lab(A9Kind.SHIX);
        Clock clock = Clock.system(ZoneId.systemDefault());
        Network network = new Network(Reach.LOOPBACK, LocalInterfaces.ofSystem(), new WireTap(), clock);
        family = new A9Family(network);
        assembly = ServiceAssembly.build(
                ServiceAssembly.lay(AppFolders.under(folder.resolve("data")), clock),
                network,
                SearchTargets.loopbackOnly(),
                List.of(family),
                List.of(new FfmpegEngine(network)),
                (still, file) -> {},
                harmless,
                ChildLauncher.ofSystem(
                        Optional.empty(), Main.class.getName(), folder.resolve("data"), Optional.empty()),
                _ -> {});
    }

    private static Lab lab(A9Kind kind) throws Exception {
        Lab lab = new Lab(Lab.Options.usual(Path.of("target", "lab-cache"))
                .only(A9Camera.FAMILY)
                .withA9(new A9Setup(List.of(kind), A9Setup.USUAL_RATE)));
        lab.start();
        return lab;
    }

    @AfterEach
    void close() {
        assembly.close();
        harmful.close();
        harmless.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lying-lengths", "jpeg-bomb", "flood", "garbage=1000", "markup", "spoof", "endless-json"})
    void theOtherCameraGoesOn(String fault) throws Exception {
        harmful.faults().on(fault);
        try (LiveView.Session other = watch(harmless);
                LiveView.Session _ = watch(harmful)) {
            other.listen(() -> neighbours.add(other.state()));
            await().atMost(PATIENCE).until(() -> counters(other).received() > 0);
            long before = counters(other).received();

            await().atMost(PATIENCE).until(() -> counters(other).received() >= before + 40);

            assertThat(counters(other).lost()).isZero();
            assertThat(counters(other).damaged()).isZero();
            assertThat(neighbours).noneMatch(State.Reconnecting.class::isInstance);
        }
    }

    @Test
    void hugePicturesAreToldAsSuch() throws Exception {
        harmful.faults().on("jpeg-bomb");
        try (LiveView.Session session = watch(harmful)) {
            await().atMost(PATIENCE).until(() -> session.state() instanceof State.Reconnecting);

            State.Reconnecting broken = (State.Reconnecting) session.state();
            assertThat(broken.why().sentence().toString()).contains("none of them is whole and can be shown");
        }
    }

    private LiveView.Session watch(Lab lab) throws Exception {
        Found found = family.identify(lab.devices().getFirst().device().address(), Optional.empty());
        assertThat(found).isInstanceOf(Found.Supported.class);
        Device device = ((Found.Supported) found).device();
        return assembly.services().live().watch(device);
    }

    private static PlayerStatistics counters(LiveView.Session session) {
        return session.statistics().map(LiveView.Statistics::counters).orElse(NONE);
    }
}
