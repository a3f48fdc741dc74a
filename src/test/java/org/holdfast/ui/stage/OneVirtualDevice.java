// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import java.util.List;
import org.holdfast.device.VirtualDevices;
import org.holdfast.net.Address;

/** A virtual device that only says that it runs. */
final class OneVirtualDevice implements VirtualDevices {
    private volatile boolean running;
    private volatile boolean plugged = true;

    @Override
    public List<VirtualDevice> start() {
        running = true;
        return List.of(new VirtualDevice(ScriptedFamily.ID, "Virtual camera", Address.parse("127.0.0.9:18080")));
    }

    @Override
    public boolean running() {
        return running;
    }

    @Override
    public boolean plugged() {
        return plugged;
    }

    @Override
    public void plug(boolean in) {
        plugged = in;
    }

    @Override
    public void close() {
        running = false;
        plugged = true;
    }
}
