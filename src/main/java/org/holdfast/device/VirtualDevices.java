// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.io.IOException;
import java.util.List;
import org.holdfast.net.Address;

/** Devices that exist only on this computer, to try everything without hardware. The lab stands behind it. */
public interface VirtualDevices extends AutoCloseable {
    /**
     * Starts them where they do not run yet.
     *
     * @return all that run
     * @throws IOException when a port cannot be opened
     */
    List<VirtualDevice> start() throws IOException;

    /** Whether they run. */
    boolean running();

    /** Whether their plugs are in; true from the start on. */
    boolean plugged();

    /**
     * Pulls the plugs, which cuts every connection at once, or puts them in again. They keep their addresses and what
     * lies on their cards. Harmless when nothing changes by it or none runs.
     *
     * @throws IOException when a port was taken by another program meanwhile; the plugs are out then
     */
    void plug(boolean in) throws IOException;

    /** Stops them; harmless when they do not run. */
    @Override
    void close();

    /**
     * One virtual device.
     *
     * @param family its family's id
     * @param name what it would be called
     * @param address complete, as a family understands it
     */
    record VirtualDevice(String family, String name, Address address) {}
}
