// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.holdfast.device.Capability;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.RawAccess;
import org.holdfast.device.Settings;
import org.holdfast.device.Switches;
import org.holdfast.device.WifiSetup;
import org.holdfast.family.FamilyContractTest;
import org.holdfast.lab.Lab;
import org.holdfast.lab.fault.Fault;
import org.holdfast.net.Address;
import org.holdfast.net.Network;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What every family must pass, against a plug that was never set up and so tells its token. */
class MiioContractTest extends FamilyContractTest {
    @TempDir
    static Path folder;

    private @Nullable Lab lab;

    @BeforeAll
    void start() throws IOException {
        lab = new Lab(Lab.Options.usual(folder).only("miio").withFaults(List.of(Fault.UNPROVISIONED.word())));
        lab.start();
    }

    @AfterAll
    void stop() {
        lab().close();
    }

    private Lab lab() {
        return Objects.requireNonNull(lab);
    }

    @Override
    protected DeviceFamily family(Network network) {
        // Ids follow the clock, and the device takes none twice.
        Network now = new Network(network.reach(), network.interfaces(), network.tap(), Clock.systemUTC());
        return new MiioFamily(now, folder.resolve("models"), Quick.TIMES, 9);
    }

    @Override
    protected Address virtualDevice() {
        return lab().devices().getFirst().device().address();
    }

    @Override
    protected boolean overUdp() {
        return true;
    }

    @Override
    protected List<Class<? extends Capability>> offered() {
        return List.of(Switches.class, Settings.class, RawAccess.class, WifiSetup.class);
    }
}
