// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Registration;

/**
 * An open session with one camera: numbered channels, each packet acknowledged (protocol reference, sections 3.5 and
 * 3.6). Thread-safe. Closing tells the camera, takes at most a second, and is harmless when repeated.
 */
public interface PpppSession extends AutoCloseable {
    /** The most bytes that a packet carries. */
    int LARGEST_PAYLOAD = 1024;

    /** Who the camera says it is. */
    Uid uid();

    /** The camera as {@code HOST:PORT}, for sentences and threads' names. */
    String where();

    /**
     * Sends a packet under the channel's next index, again and again under the same one, until the camera acknowledges
     * it; that may take long while a camera is busy and still alive. One at a time a channel; others wait.
     *
     * @throws DeviceException when the camera does not acknowledge it or the session is over
     */
    void send(int channel, ByteBuffer payload) throws DeviceException, InterruptedException;

    /**
     * Sends a packet and returns; it is sent again until it is acknowledged or too old to matter. For sound.
     *
     * @throws DeviceException when the session is over
     */
    void post(int channel, ByteBuffer payload) throws DeviceException;

    /** Hears a channel from now on; one listener a channel, a further one takes its place. */
    Registration listen(int channel, PacketListener listener);

    /** Calls {@code lost} once when the camera fell silent or closed the session, at once where that has happened. */
    Registration onLost(Consumer<DeviceException> lost);

    /** Allows the camera to be silent for longer, such as while it scans for networks; until the registration closes. */
    Registration patient();

    /** What it has received and sent so far; nothing where nobody counts. */
    default PacketCounts counts() {
        return PacketCounts.NONE;
    }

    @Override
    void close();
}
