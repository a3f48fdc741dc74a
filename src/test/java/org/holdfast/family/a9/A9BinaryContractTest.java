// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import java.util.List;
import org.holdfast.device.Capability;
import org.holdfast.device.LiveSource;
import org.holdfast.device.Settings;
import org.holdfast.device.Steering;
import org.holdfast.device.TalkBack;
import org.holdfast.device.WifiSetup;
import org.holdfast.lab.a9.A9Kind;

class A9BinaryContractTest extends A9ContractTest {
    @Override
    A9Kind kind() {
        return A9Kind.BINARY;
    }

    @Override
    protected List<Class<? extends Capability>> offered() {
        return List.of(LiveSource.class, Settings.class, Steering.class, TalkBack.class, WifiSetup.class);
    }
}
