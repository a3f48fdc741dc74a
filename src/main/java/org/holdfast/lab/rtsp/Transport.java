// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.rtsp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;
import org.jspecify.annotations.Nullable;

/** How the packets of one session reach its client. For the sending thread. */
interface Transport {
    /** Sends one packet of the picture. */
    void media(byte[] packet, int length) throws IOException;

    /** Sends one report. */
    void report(byte[] packet) throws IOException;

    /** The picture is complete: nothing is held back any longer. */
    default void flush() throws IOException {}

    /** What it holds is given back. */
    default void release() {}

    /** Inside the RTSP connection: {@code $}, channel, length, packet. */
    record Interleaved(RtspConnection connection, int channel) implements Transport {
        @Override
        public void media(byte[] packet, int length) throws IOException {
            connection.interleave(channel, packet, length);
        }

        @Override
        public void report(byte[] packet) throws IOException {
            connection.interleave(channel + 1, packet, packet.length);
        }
    }

    /** By UDP, with what gets lost or overtaken on the way. */
    final class Datagrams implements Transport {
        private final DatagramSocket media;
        private final DatagramSocket reports;
        private final InetAddress client;
        private final int clientPort;
        private final int reportPort;
        private final Faults faults;
        private final Runnable released;
        private final SplittableRandom random = new SplittableRandom(3333);
        private byte @Nullable [] held;

        Datagrams(
                PortPair ports, InetAddress client, int clientPort, int reportPort, Faults faults, Runnable released) {
            this.media = ports.media();
            this.reports = ports.reports();
            this.client = client;
            this.clientPort = clientPort;
            this.reportPort = reportPort;
            this.faults = faults;
            this.released = released;
        }

        @Override
        public void media(byte[] packet, int length) throws IOException {
            if (faults.has(Fault.LOSS) && random.nextInt(100) < faults.number(Fault.LOSS, 0)) {
                return;
            }
            if (held == null && faults.has(Fault.REORDER) && random.nextInt(100) < faults.number(Fault.REORDER, 0)) {
                held = Arrays.copyOf(packet, length);
                return;
            }
            media.send(new DatagramPacket(packet, length, client, clientPort));
            flush();
        }

        @Override
        public void report(byte[] packet) throws IOException {
            reports.send(new DatagramPacket(packet, packet.length, client, reportPort));
        }

        @Override
        public void flush() throws IOException {
            byte[] late = held;
            if (late != null) {
                held = null;
                media.send(new DatagramPacket(late, late.length, client, clientPort));
            }
        }

        @Override
        public void release() {
            released.run();
        }
    }
}
