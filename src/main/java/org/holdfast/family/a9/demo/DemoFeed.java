// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.device.CodedFeed;
import org.holdfast.device.DeviceException;
import org.holdfast.family.a9.command.CameraDialect.SoundCoding;
import org.holdfast.family.a9.demo.DemoSocket.Port;
import org.holdfast.family.a9.picture.StreamClock;
import org.holdfast.family.a9.sound.SoundDecoder;

/** Pictures and sound of a camera in demo mode, without any number or time in them but when they came. */
final class DemoFeed implements CodedFeed {
    /** Sound of a build that is said to compress comes in a quarter of the size (protocol reference, section 2.2). */
    private static final int COMPRESSED_SIZE = 368;

    private static final int LARGEST_SOUND = 1472;
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final DemoCamera camera;
    private final Pace pace;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong bytes = new AtomicLong();
    private final DemoPictures pictures = new DemoPictures();

    /**
     * How long things take (protocol reference, section 2).
     *
     * @param repeat between requests as long as nothing came
     * @param silence without pictures after which they are asked for again
     * @param patience without pictures after which the camera is given up
     */
    record Pace(Duration repeat, Duration silence, Duration patience) {
        static final Pace REAL = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(15));
    }

    DemoFeed(DemoCamera camera, Pace pace) {
        this.camera = camera;
        this.pace = pace;
    }

    static byte[] startVideo() {
        return new byte[] {0x42, 0x76};
    }

    static byte[] stopVideo() {
        return new byte[] {0x42, 0x77};
    }

    private static byte[] startSound() {
        return new byte[] {0x30, 0x66};
    }

    private static byte[] stopSound() {
        return new byte[] {0x30, 0x67};
    }

    @Override
    public String where() {
        return camera.where();
    }

    @Override
    public void run(Sink sink) throws DeviceException, InterruptedException {
        if (stopped.get()) {
            return;
        }
        try (DemoSocket socket = camera.open()) {
            try {
                new Run(socket, pictures, sink).go();
            } finally {
                farewell(socket);
            }
        } catch (IOException e) {
            throw camera.unreachable(e);
        }
    }

    private static void farewell(DemoSocket socket) {
        try {
            socket.send(Port.VIDEO, stopVideo());
            socket.send(Port.SOUND, stopSound());
        } catch (IOException e) {
            // Whoever is not reached is out of the network, or shows its picture to the next who asks.
            return;
        }
    }

    @Override
    public void stop() {
        stopped.set(true);
    }

    @Override
    public OptionalInt soundRate() {
        return OptionalInt.of(SoundDecoder.RATE);
    }

    @Override
    public Counters counters() {
        return new Counters(bytes.get(), pictures.lost(), pictures.repaired());
    }

    /** What one run keeps. */
    private final class Run {
        private final DemoSocket socket;
        private final DemoPictures assembly;
        private final Sink sink;
        private final StreamClock clock = new StreamClock();
        private final SoundDecoder plain = new SoundDecoder(SoundCoding.PCM, false);
        private final SoundDecoder compressed = new SoundDecoder(SoundCoding.ADPCM, false);
        private final long begun = System.nanoTime();
        private boolean seen;
        private boolean heard;
        private boolean heardPlain;
        private long lastPicture = begun;
        private long lastSound = begun;
        private long askedPicture = begun - pace.repeat().toNanos();
        private long askedSound = askedPicture;

        Run(DemoSocket socket, DemoPictures assembly, Sink sink) {
            this.socket = socket;
            this.assembly = assembly;
            this.sink = sink;
        }

        void go() throws IOException, DeviceException, InterruptedException {
            while (!stopped.get()) {
                ask();
                Port from = socket.receive(System.nanoTime() + GLANCE.toNanos());
                if (from != null) {
                    take(from, System.nanoTime());
                }
            }
        }

        /** Asks until something comes, and again when it has stopped coming: requests get lost, and viewers change. */
        private void ask() throws IOException, DeviceException {
            long now = System.nanoTime();
            if (now - lastPicture >= pace.patience().toNanos()) {
                throw new DeviceException.TimedOut(
                        camera.where(), DemoTexts.text("tried.watch"), DemoTexts.text("silent.advice"), null);
            }
            if (due(now, seen, lastPicture, askedPicture)) {
                assembly.restart();
                socket.send(Port.VIDEO, startVideo());
                askedPicture = now;
            }
            if (due(now, heard, lastSound, askedSound)) {
                socket.send(Port.SOUND, startSound());
                askedSound = now;
            }
        }

        private boolean due(long now, boolean came, long last, long asked) {
            boolean silent = !came || now - last >= pace.silence().toNanos();
            return silent && now - asked >= pace.repeat().toNanos();
        }

        private void take(Port from, long arrivedNanos) throws InterruptedException {
            ByteBuffer datagram = socket.received();
            bytes.addAndGet(datagram.remaining());
            if (from == Port.VIDEO) {
                seen = true;
                lastPicture = arrivedNanos;
                ByteBuffer picture = assembly.fragment(datagram);
                if (picture != null) {
                    sink.picture(Coding.JPEG, picture, clock.picture(0, arrivedNanos), true, arrivedNanos);
                }
            } else if (from == Port.SOUND && datagram.remaining() <= LARGEST_SOUND) {
                heard = true;
                lastSound = arrivedNanos;
                ByteBuffer samples = samples(datagram);
                int count = samples.remaining() / 2;
                if (count > 0) {
                    long micros = clock.sound(count, SoundDecoder.RATE, 0, arrivedNanos);
                    sink.sound(samples, SoundDecoder.RATE, micros, arrivedNanos);
                }
            }
        }

        private ByteBuffer samples(ByteBuffer datagram) {
            heardPlain |= datagram.remaining() > COMPRESSED_SIZE;
            boolean small = !heardPlain && datagram.remaining() == COMPRESSED_SIZE;
            return (small ? compressed : plain).decode(datagram, true);
        }
    }
}
