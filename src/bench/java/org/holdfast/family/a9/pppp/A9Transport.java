// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.holdfast.net.Network;
import org.holdfast.net.Reach;
import org.holdfast.net.UdpSocket;
import org.holdfast.net.WireTap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The cipher, in bytes a microsecond, which is megabytes a second; and one data packet from a peer's socket through the
 * system's loopback to the session's listener, with what it allocates.
 */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // What the set-up fills.
public class A9Transport {
    private static final int DATAGRAM = 1032;

    private final WireForm form = WireForm.ofPhrase("camera");
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(2048);
    private final ByteBuffer payload = ByteBuffer.allocateDirect(1024);
    private DatagramChannel camera;
    private InetSocketAddress client;
    private UdpPpppSession session;
    private long sent;
    private volatile long arrived;

    @Setup
    public void open() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        Network network = new Network(Reach.LOOPBACK, List::of, new WireTap(), Clock.systemUTC());
        camera = DatagramChannel.open().bind(new InetSocketAddress(here, 0));
        UdpSocket socket = UdpSocket.open(network, "a9", Optional.empty(), here);
        client = new InetSocketAddress(here, socket.localPort());
        Peer peer =
                new Peer(socket, (InetSocketAddress) camera.getLocalAddress(), new Uid("DGOK", 123456, "ABCDE"), form);
        session = new UdpPpppSession(peer, "bench", SessionTimers.REFERENCE);
        session.listen(1, (_, _, _) -> arrived++);
    }

    @TearDown
    public void close() throws IOException {
        session.close();
        camera.close();
    }

    /** Deciphers one datagram in place. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @OperationsPerInvocation(DATAGRAM)
    public int a9Decipher() {
        datagram.limit(DATAGRAM).position(0);
        form.decipher(datagram);
        return datagram.get(DATAGRAM - 1);
    }

    /** Enciphers a packet, sends it, and waits until the listener has it. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public long a9Packet() throws IOException {
        payload.limit(1024).position(0);
        Packets.writeData(datagram, 1, sent, payload);
        form.encipher(datagram);
        camera.send(datagram, client);
        sent++;
        while (arrived < sent) {
            Thread.onSpinWait();
        }
        return arrived;
    }
}
