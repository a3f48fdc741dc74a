// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.family.a9.command.CameraDialect;
import org.holdfast.family.a9.pppp.Uid;
import org.holdfast.net.ClientSockets;
import org.holdfast.net.Network;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has one camera report motion to this computer, and says how that went. Nothing else depends on it. */
final class MotionWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MotionWatch.class);

    private final A9Signals signals;
    private @Nullable MotionListener listener;
    private boolean taken;
    private Text told = text("fact.motion.not-offered");

    private MotionWatch(Network network) {
        signals = new A9Signals(network.clock());
    }

    /**
     * Begins to listen and tells the camera where. That it does not work is no failure of the connection.
     *
     * @param host where the camera is
     */
    static MotionWatch start(Network network, String host, Uid uid, CameraDialect dialect) throws InterruptedException {
        MotionWatch watch = new MotionWatch(network);
        try {
            InetAddress camera = ClientSockets.resolve(network.reach(), host).getFirst();
            Optional<InetAddress> own = own(network, camera);
            if (own.isEmpty()) {
                watch.told = text("fact.motion.no-way");
                return watch;
            }
            watch.listener = new MotionListener(uid, own.get(), 0, camera, network.clock(), watch.signals);
            watch.taken = dialect.tellMotion(watch.listener.address());
            if (watch.taken) {
                watch.told = text(
                        "fact.motion.on",
                        Integer.toString(watch.listener.address().getPort()));
            }
        } catch (IOException e) {
            LOG.info("Motion is not listened for: {}", e.getMessage());
            watch.told = text("fact.motion.no-way");
        } catch (DeviceException e) {
            LOG.info("The camera does not take where to report motion: {}", e.getMessage());
            watch.told = text("fact.motion.refused", e.sentence());
        }
        if (!watch.taken) {
            watch.close();
        }
        return watch;
    }

    /** This computer's address in the camera's network. */
    private static Optional<InetAddress> own(Network network, InetAddress camera) {
        return network.interfaces().active().stream()
                .filter(each -> each.reaches(camera))
                .findFirst()
                .flatMap(each -> each.ownAddressFor(camera));
    }

    /** Whether the camera took it. */
    boolean listening() {
        return taken;
    }

    A9Signals signals() {
        return signals;
    }

    /** How it went, for the facts. */
    Text told() {
        return told;
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.close();
        }
    }
}
