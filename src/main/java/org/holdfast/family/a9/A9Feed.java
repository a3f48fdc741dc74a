// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.device.CodedFeed;
import org.holdfast.device.DeviceException;
import org.holdfast.family.a9.command.CameraDialect;
import org.holdfast.family.a9.picture.PictureAssembler;
import org.holdfast.family.a9.pppp.PpppSession;
import org.holdfast.net.Registration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live picture of a PPPP camera: packets are put together on the thread of {@link #run}, so that whoever takes the
 * pictures may take his time without the session suffering. Starting and stopping is left to the dialect.
 */
final class A9Feed implements CodedFeed {
    private static final Logger LOG = LoggerFactory.getLogger(A9Feed.class);
    /** How often what is waited for too long is given up; {@link PictureAssembler#tick}. */
    private static final long TICK_NANOS = 20_000_000;

    private final PpppSession session;
    private final CameraDialect dialect;
    private final boolean continuous;
    private final PictureMeasure measure;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicReference<@Nullable DeviceException> gone = new AtomicReference<>();
    private final AtomicBoolean silent = new AtomicBoolean();
    private volatile PacketQueue queue = new PacketQueue();
    private volatile Counters counters = Counters.NONE;

    A9Feed(PpppSession session, CameraDialect dialect, boolean continuous, PictureMeasure measure) {
        this.session = session;
        this.dialect = dialect;
        this.continuous = continuous;
        this.measure = measure;
    }

    @Override
    public String where() {
        return session.where();
    }

    @Override
    public void run(Sink sink) throws DeviceException, InterruptedException {
        if (!running.compareAndSet(false, true)) {
            throw new DeviceException.Busy(where(), text("tried.stream"));
        }
        PacketQueue packets = new PacketQueue();
        queue = packets;
        counters = Counters.NONE;
        gone.set(null);
        List<Registration> listening = new ArrayList<>();
        Thread starting = Thread.ofVirtual().name("work-a9-start-" + where()).unstarted(() -> start(packets));
        try {
            CameraDialect.StreamLayout layout = dialect.layout();
            PictureAssembler assembler =
                    new PictureAssembler(new FeedOutput(sink, measure, layout.coding(), continuous));
            listening.add(session.listen(
                    layout.pictures(), (index, payload, arrived) -> packets.offer(false, index, payload, arrived)));
            if (layout.sound() != layout.pictures()) {
                listening.add(session.listen(
                        layout.sound(), (index, payload, arrived) -> packets.offer(true, index, payload, arrived)));
            }
            listening.add(session.onLost(why -> {
                silent.set(true);
                gone.compareAndSet(null, why);
                packets.close();
            }));
            starting.start();
            assemble(packets, assembler);
        } finally {
            listening.forEach(Registration::close);
            starting.interrupt();
            end();
            running.set(false);
        }
        DeviceException why = gone.get();
        if (why != null) {
            throw why;
        }
    }

    /** Asks for the stream beside what comes already: some cameras send at once and answer late or never. */
    private void start(PacketQueue packets) {
        try {
            dialect.startStream();
        } catch (DeviceException e) {
            gone.compareAndSet(null, e);
            packets.close();
        } catch (InterruptedException e) {
            // Ended before it began.
            packets.close();
        }
    }

    private void assemble(PacketQueue packets, PictureAssembler assembler) throws InterruptedException {
        while (!packets.closed()) {
            packets.take(
                    (sound, index, payload, arrived) -> {
                        if (sound) {
                            assembler.sound(index, payload, arrived);
                        } else {
                            assembler.packet(index, payload, arrived);
                        }
                    },
                    System.nanoTime() + TICK_NANOS);
            assembler.tick(System.nanoTime());
            counters = assembler.counters();
        }
    }

    /** Tells the camera, as far as it is there. */
    private void end() {
        if (silent.get()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            dialect.stopStream();
        } catch (DeviceException e) {
            LOG.debug("The stream could not be ended: {}", e.getMessage());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        queue.close();
    }

    @Override
    public Counters counters() {
        return counters;
    }
}
