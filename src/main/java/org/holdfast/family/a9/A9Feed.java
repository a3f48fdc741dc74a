// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.device.CodedFeed;
import org.holdfast.device.DeviceException;
import org.holdfast.family.a9.command.CameraDialect;
import org.holdfast.family.a9.picture.PacketQueue;
import org.holdfast.family.a9.picture.PictureAssembler;
import org.holdfast.family.a9.pppp.PpppSession;
import org.holdfast.family.a9.sound.SoundDecoder;
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
    private final AtomicReference<@Nullable DeviceException> gone = new AtomicReference<>();
    private final AtomicBoolean silent = new AtomicBoolean();
    private final PacketQueue packets = new PacketQueue();
    private volatile boolean stopped;
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
        if (stopped) {
            return;
        }
        List<Registration> listening = new ArrayList<>();
        Thread starting = Thread.ofVirtual().name("work-a9-start-" + where()).unstarted(this::start);
        try {
            CameraDialect.StreamLayout layout = dialect.layout();
            PictureAssembler assembler =
                    new PictureAssembler(new FeedOutput(sink, measure, layout.coding(), continuous));
            listening.add(session.listen(layout.pictures(), packets.of(layout.pictures())));
            if (layout.sound() != layout.pictures()) {
                listening.add(session.listen(layout.sound(), packets.of(layout.sound())));
            }
            listening.add(session.onLost(why -> {
                silent.set(true);
                gone.compareAndSet(null, why);
                packets.close();
            }));
            starting.start();
            assemble(layout.pictures(), assembler);
        } finally {
            listening.forEach(Registration::close);
            starting.interrupt();
            end();
        }
        DeviceException why = gone.get();
        if (why != null) {
            throw why;
        }
    }

    /** Asks for the stream beside what comes already: some cameras send at once and answer late or never. */
    private void start() {
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

    /** @param pictures the channel of the pictures; what comes on another is sound alone */
    private void assemble(int pictures, PictureAssembler assembler) throws InterruptedException {
        while (packets.drain(TICK_NANOS, (channel, index, payload, arrived) -> {
            if (channel == pictures) {
                assembler.packet(index, payload, arrived);
            } else {
                assembler.sound(index, payload, arrived);
            }
        })) {
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
        stopped = true;
        packets.close();
    }

    @Override
    public OptionalInt soundRate() {
        return OptionalInt.of(SoundDecoder.RATE);
    }

    @Override
    public Counters counters() {
        return counters;
    }
}
