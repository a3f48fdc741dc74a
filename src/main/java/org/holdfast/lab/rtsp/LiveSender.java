// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.rtsp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.scene.EncodedFrame;
import org.holdfast.lab.scene.EncodedLoop;
import org.holdfast.lab.scene.SendLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the scene to one client, picture by picture at the right time, on a platform thread of its own. */
final class LiveSender {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSender.class);
    private static final long REPORT_EVERY_NANOS = 5_000_000_000L;
    private static final long LATEST_NANOS = 1_000_000_000L;
    private static final int SOURCE = 0x53_4a_43_41;

    private final EncodedLoop loop;
    private final Transport transport;
    private final Faults faults;
    private final BooleanSupplier silent;
    private final SendLog log;
    private final Runnable cut;
    private final List<byte[]> parameterSets;
    private final RtpPackets packets;
    private final long firstTicks;
    private final Thread thread;
    private volatile boolean stopped;

    LiveSender(
            EncodedLoop loop, Transport transport, Faults faults, BooleanSupplier silent, SendLog log, Runnable cut) {
        this.loop = loop;
        this.transport = transport;
        this.faults = faults;
        this.silent = silent;
        this.log = log;
        this.cut = cut;
        this.parameterSets = NalUnits.split(loop.header());
        this.packets = new RtpPackets(SOURCE, (int) (System.nanoTime() >> 20));
        this.firstTicks = System.nanoTime() >> 10 & 0xffff_ffffL;
        this.thread = Thread.ofPlatform().daemon().name("lab-rtp").unstarted(this::run);
    }

    int firstSequence() {
        return packets.nextSequence();
    }

    long firstTicks() {
        return firstTicks;
    }

    void start() {
        thread.start();
    }

    /** Ends it soon; does not wait. */
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        try {
            send();
        } catch (IOException e) {
            LOG.debug("The live picture ended: {}", e.getMessage());
        } finally {
            transport.release();
            if (!stopped) {
                cut.run();
            }
        }
    }

    private void send() throws IOException {
        long began = System.nanoTime();
        long due = began;
        long reported = began - REPORT_EVERY_NANOS;
        for (long count = 0; !stopped; count++) {
            due = waitFor(due);
            long seconds = (System.nanoTime() - began) / 1_000_000_000L;
            if (stopped || (faults.has(Fault.STREAM_CUT) && seconds >= faults.number(Fault.STREAM_CUT, 0))) {
                return;
            }
            due += 1_000_000_000L / loop.rate();
            boolean stalled = faults.has(Fault.STREAM_STALL) && seconds >= faults.number(Fault.STREAM_STALL, 0);
            if (stalled || silent.getAsBoolean()) {
                continue;
            }
            long ticks = firstTicks + count * (RtpPackets.TICKS / loop.rate());
            if (System.nanoTime() - reported >= REPORT_EVERY_NANOS) {
                reported = System.nanoTime();
                transport.report(packets.report(ticks, System.currentTimeMillis()));
            }
            EncodedFrame frame = loop.frames().get((int) (count % loop.frames().size()));
            packets.send(units(frame), ticks, transport::media);
            transport.flush();
            log.sent(frame.number(), System.nanoTime());
        }
    }

    /** Waits until it is time, and gives that time, or now where it has long passed. */
    private long waitFor(long due) {
        long now = System.nanoTime();
        while (!stopped && now - due < 0) {
            LockSupport.parkNanos(due - now);
            now = System.nanoTime();
        }
        return now - due > LATEST_NANOS ? now : due;
    }

    private List<byte[]> units(EncodedFrame frame) {
        List<byte[]> units = NalUnits.split(frame.data());
        if (!frame.key()) {
            return units;
        }
        List<byte[]> all = new ArrayList<>(parameterSets);
        all.addAll(units);
        return all;
    }
}
