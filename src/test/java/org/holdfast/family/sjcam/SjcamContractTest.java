// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.holdfast.device.CameraControl;
import org.holdfast.device.Capability;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Events;
import org.holdfast.device.LiveSource;
import org.holdfast.device.Recordings;
import org.holdfast.device.Settings;
import org.holdfast.family.FamilyContractTest;
import org.holdfast.lab.Lab;
import org.holdfast.net.Address;
import org.holdfast.net.Network;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SjcamContractTest extends FamilyContractTest {
    private @Nullable Lab lab;

    @BeforeAll
    void start(@TempDir Path cache) throws IOException {
        lab = new Lab(Lab.Options.usual(cache).atFullSpeed());
        lab.start();
    }

    @AfterAll
    void stop() {
        lab().close();
    }

    private Lab lab() {
        return java.util.Objects.requireNonNull(lab);
    }

    @Override
    protected DeviceFamily family(Network network) {
        return new SjcamFamily(network, Bench.HURRY);
    }

    @Override
    protected Address virtualDevice() {
        return lab().devices().getFirst().device().address();
    }

    @Override
    protected List<Class<? extends Capability>> offered() {
        return List.of(LiveSource.class, Settings.class, CameraControl.class, Events.class, Recordings.class);
    }
}
