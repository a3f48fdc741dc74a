// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.holdfast.device.DeviceFamily;
import org.holdfast.family.FamilyContractTest;
import org.holdfast.family.a9.demo.DemoCamera;
import org.holdfast.family.a9.pppp.WireForm;
import org.holdfast.lab.Lab;
import org.holdfast.lab.a9.A9Kind;
import org.holdfast.lab.a9.A9Setup;
import org.holdfast.net.Address;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.WireEvent;
import org.holdfast.net.WireTap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every family must pass, against one virtual A9. */
abstract class A9ContractTest extends FamilyContractTest {
    /** Enough on this computer. */
    static final Duration PATIENCE = Duration.ofMillis(1500);

    private static final int DRW = 0xd0;

    /** The scene is drawn once, for all tests. */
    private static final Path CACHE = Path.of("target", "lab-cache");

    private @Nullable Lab lab;

    abstract A9Kind kind();

    /** A fresh one for each test: one of them changes the password. */
    @BeforeEach
    void start() throws IOException {
        lab = new Lab(Lab.Options.usual(CACHE).only("a9").withA9(new A9Setup(List.of(kind()), A9Setup.USUAL_RATE)));
        lab.start();
        if (kind() == A9Kind.DEMO) {
            // It answers with pictures or not at all, and the first are still being drawn.
            DemoCamera camera = new DemoCamera(
                    new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC()),
                    virtualDevice(),
                    Optional.empty());
            await().atMost(Duration.ofMinutes(1)).until(camera::answers);
        }
    }

    @AfterEach
    void stop() {
        lab().close();
    }

    Lab lab() {
        return Objects.requireNonNull(lab);
    }

    @Override
    protected DeviceFamily family(Network network) {
        return new A9Family(network, PATIENCE);
    }

    @Override
    protected Address virtualDevice() {
        return lab().devices().getFirst().device().address();
    }

    @Override
    protected boolean overUdp() {
        return true;
    }

    /** Everything but data packets, which carry the commands. */
    @Override
    protected boolean keepsGoing(WireEvent sent) {
        WireForm form = kind().phrase().isEmpty() ? WireForm.PLAIN : WireForm.ofPhrase(kind().phrase());
        ByteBuffer datagram = ByteBuffer.allocate(sent.bytes().remaining())
                .put(sent.bytes().duplicate())
                .flip();
        form.decipher(datagram);
        return datagram.remaining() < 2 || (datagram.get(1) & 0xff) != DRW;
    }
}
