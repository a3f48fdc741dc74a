// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.DatagramChannel;
import java.util.SplittableRandom;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong with a session from outside, besides what {@link Outlet} does to datagrams. For the loop's thread. */
final class Trouble {
    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);
    private static final byte[] NOTHING = {};
    private static final long SPOOF_EVERY = 100_000_000L;
    /** The longest that a flood may keep the other cameras waiting, of each hundredth of a second. */
    private static final long FLOOD_NANOS = 4_000_000;

    private final PpppCamera camera;
    private final Viewer viewer;
    private final Faults faults;
    private @Nullable DatagramChannel stranger;
    private long spoofedNanos;
    private long garbageNanos;

    Trouble(PpppCamera camera, Viewer viewer) {
        this.camera = camera;
        this.viewer = viewer;
        this.faults = camera.body().faults();
    }

    /** Comes a hundred times a second. */
    void tick(long now, long ageMillis) {
        if (faults.has(Fault.SILENCE) && ageMillis >= faults.number(Fault.SILENCE, 0) * 1000L) {
            camera.endAll();
        } else if (faults.has(Fault.REBOOT) && ageMillis >= faults.number(Fault.REBOOT, 0) * 1000L) {
            camera.restart();
        } else {
            spoof(now);
            garbage(now);
            flood(now);
        }
    }

    private void spoof(long now) {
        if (!faults.has(Fault.SPOOF) || now - spoofedNanos < SPOOF_EVERY) {
            return;
        }
        spoofedNanos = now;
        try {
            DatagramChannel from = stranger;
            if (from == null || !from.isOpen()) {
                InetAddress other = camera.bind().isLoopbackAddress()
                        ? InetAddress.getByAddress(new byte[] {127, 0, 0, 1})
                        : camera.bind();
                from = camera.loop()
                        .open(other, 0, (bytes, length, who) -> camera.body().count("stranger-heard"));
                stranger = from;
            }
            byte[] picture = new byte[8 + 32 + 4];
            picture[0] = (byte) 0xd1;
            picture[1] = 1;
            Bytes.putTwo(picture, 2, camera.outlet().random().nextInt(65_536));
            Bytes.putFour(picture, 4, 0x55aa15a8);
            picture[8] = 3;
            Bytes.putFourLow(picture, 20, 4);
            Bytes.putFour(picture, 36, 0xffd8ffd9);
            for (byte[] datagram : new byte[][] {
                Packets.of(Packets.PUNCH, camera.uid(), 0),
                Packets.of(Packets.DRW, picture, 0),
                Packets.of(Packets.CLOSE, NOTHING, 0)
            }) {
                camera.cipher().encipher(datagram, datagram.length);
                camera.outlet().put(from, datagram, datagram.length, viewer.peer());
            }
            camera.body().count("spoofed");
        } catch (IOException e) {
            LOG.debug("No other address could be had", e);
        }
    }

    private void garbage(long now) {
        long gap = 1_000_000_000L / Math.max(1, faults.number(Fault.GARBAGE, 1));
        if (!faults.has(Fault.GARBAGE) || now - garbageNanos < gap) {
            return;
        }
        garbageNanos = now;
        SplittableRandom random = camera.outlet().random();
        byte[] bytes = new byte[1 + random.nextInt(1400)];
        random.nextBytes(bytes);
        if (random.nextInt(3) == 0 && bytes.length > 8) {
            // What looks like a packet and is none: too long, or of a channel that there is not.
            bytes[0] = (byte) 0xf1;
            bytes[1] = (byte) (random.nextBoolean() ? Packets.DRW : Packets.DRW_ACK);
            bytes[4] = (byte) 0xd1;
            bytes[5] = (byte) (random.nextBoolean() ? 9 : 200);
        }
        viewer.send(bytes);
        camera.body().count("garbage");
    }

    private void flood(long now) {
        if (!faults.has(Fault.FLOOD)) {
            return;
        }
        byte[] useless = Packets.of(0xee, NOTHING, 0);
        camera.cipher().encipher(useless, useless.length);
        int count = faults.number(Fault.FLOOD, 0) / 100;
        for (int i = 0; i < count && System.nanoTime() - now < FLOOD_NANOS; i++) {
            camera.outlet().put(viewer.channel(), useless, useless.length, viewer.peer());
        }
        camera.body().count("floods");
    }

    /** Closes what it opened. */
    void end() {
        DatagramChannel opened = stranger;
        stranger = null;
        if (opened != null) {
            camera.loop().release(opened);
        }
    }
}
