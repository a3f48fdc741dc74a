// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.util.Optional;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.family.a9.demo.DemoCamera;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cameras in demo mode.
 *
 * @param network what they are asked through
 */
record DemoCameras(Network network) implements DemoMode {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCameras.class);

    @Override
    public boolean answers(Address address, Optional<LocalInterface> via) throws InterruptedException {
        try {
            return new DemoCamera(network, address, via).answers();
        } catch (DeviceException e) {
            LOG.debug("No camera in demo mode: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public Connection connect(Device device, Optional<LocalInterface> via)
            throws DeviceException, InterruptedException {
        DemoCamera camera = new DemoCamera(network, device.address(), via);
        if (!camera.answers()) {
            throw new DeviceException.TimedOut(
                    device.address().urlHost(), text("tried.search"), text("demo-silent.advice"), null);
        }
        Device met = new Device(
                device.id(), A9Family.ID, Variant.DEMO.model(""), device.name(), device.address(), device.options());
        return new DemoConnection(met, camera);
    }
}
