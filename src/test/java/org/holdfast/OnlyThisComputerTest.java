// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.holdfast.cli.CommandLineProgram;
import org.holdfast.cli.Composition;
import org.holdfast.cli.StartOptions;
import org.holdfast.cli.Terminal;
import org.holdfast.cli.VirtualLab;
import org.holdfast.device.DeviceFamily;
import org.holdfast.net.Address;
import org.holdfast.net.OutOfReachException;
import org.holdfast.net.Reach;
import org.holdfast.net.SearchTargets;
import org.holdfast.service.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour and the start with virtual devices, put together as they run: nothing leads to another computer. */
class OnlyThisComputerTest {
    private static final List<String> ELSEWHERE = List.of("192.168.1.254", "192.0.2.1", "camera.example");

    @TempDir
    Path folder;

    @Test
    void theTourSearchesAmongTheVirtualDevicesAlone() throws IOException {
        holdsOnlyTheLab(Tour.options(folder));
    }

    @Test
    void theProfileWithVirtualDevicesSearchesAmongThemAlone() throws Exception {
        List<StartOptions> windows = new ArrayList<>();
        assertThat(new CommandLineProgram(new OnlyAsked(windows), Terminal.ofProcess())
                        .run("--window", modeOfProfile("lab")))
                .isZero();
        StartOptions asked = windows.getFirst();

        holdsOnlyTheLab(new StartOptions(Optional.of(folder), asked.verbose(), asked.thisComputerOnly(), asked.at()));
    }

    private static void holdsOnlyTheLab(StartOptions options) throws IOException {
        try (Composition.Opened opened = new Holdfast(Terminal.ofProcess(), false).open(options)) {
            Services services = opened.services();
            services.exploration().start();
            SearchTargets targets = services.targets();

            assertThat(targets.activeInterfaces()).isEmpty();
            for (DeviceFamily family : services.families()) {
                assertThat(targets.probes(family.id(), ELSEWHERE)).isNotEmpty().allSatisfy(target -> {
                    assertThat(target.via()).isEmpty();
                    assertThat(InetAddress.ofLiteral(target.address().host()).isLoopbackAddress())
                            .isTrue();
                });
            }
            for (String host : ELSEWHERE) {
                assertThatThrownBy(() -> targets.add(Optional.empty(), Address.of(host)))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(services.network().reach()).isEqualTo(Reach.LOOPBACK);
            assertThatThrownBy(() -> services.network().reach().require(InetAddress.ofLiteral("192.168.1.254")))
                    .isInstanceOf(OutOfReachException.class);
        }
    }

    /** What the build hands to the program in a profile. */
    private static String modeOfProfile(String profile) throws Exception {
        return XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                        "//*[local-name()='profile'][*[local-name()='id']='" + profile
                                + "']//*[local-name()='app.mode']",
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(new ByteArrayInputStream(Files.readAllBytes(Path.of("pom.xml")))));
    }

    /** Takes note of the windows that would open. */
    private record OnlyAsked(List<StartOptions> windows) implements Composition {
        @Override
        public Opened open(StartOptions options) {
            throw new IllegalStateException("Only a window is asked for");
        }

        @Override
        public VirtualLab lab(StartOptions options) {
            throw new IllegalStateException("Only a window is asked for");
        }

        @Override
        public int window(StartOptions options) {
            windows.add(options);
            return CommandLineProgram.DONE;
        }

        @Override
        public String version() {
            return "";
        }
    }
}
