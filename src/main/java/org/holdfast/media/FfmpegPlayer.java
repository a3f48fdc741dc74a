// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.holdfast.device.DeviceException;
import org.holdfast.net.Registration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream through FFmpeg: an {@code rx-} thread receives and files coded units, a {@code dec-} thread decodes
 * pictures, another one sound. The receiving thread waits for no decoder, no disk and no listener of a live stream.
 */
final class FfmpegPlayer implements Player {
    private static final Logger LOG = LoggerFactory.getLogger(FfmpegPlayer.class);
    /** How long no unit may come before the stream counts as broken off; this also bounds answers that trickle. */
    private static final Duration SILENCE = Duration.ofSeconds(12);

    private static final Duration CLOSING = Duration.ofMillis(1900);
    private static final int PICTURES_WAITING = 30;
    private static final int SOUND_WAITING = 50;
    private static final long POLL_MILLIS = 200;

    private final StreamSource source;
    private final String where;
    private final PlayerListener listener;
    private final PictureOutput output;
    private final UnitQueue pictures;
    private final UnitQueue sounds;
    private final JpegTap tap;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<@Nullable DeviceException> cause = new AtomicReference<>();
    private final List<RunningRecording> recordings = new CopyOnWriteArrayList<>();
    private final List<Thread> decoders = new ArrayList<>();
    private final Thread receiver;
    private volatile List<CodedTrack> tracks = List.of();
    private volatile boolean looked = true;
    private final SoundLines lines;
    private final Hearing hearing = new Hearing();
    private final SoundLag lag = new SoundLag();
    private volatile long received;
    private volatile long lastUnitNanos;
    private long receivedCount;

    /** @param where the device or file, for threads' names and sentences */
    FfmpegPlayer(StreamSource source, String where, PlayerListener listener) {
        this(source, where, listener, SystemSoundLine::open);
    }

    /** @param lines where sound devices come from */
    FfmpegPlayer(StreamSource source, String where, PlayerListener listener, SoundLines lines) {
        this.lines = lines;
        this.source = source;
        this.where = where;
        this.listener = listener;
        this.tap = new JpegTap(where);
        this.output = new PictureOutput(listener, tap);
        this.pictures = new UnitQueue(PICTURES_WAITING, source.live());
        this.sounds = new UnitQueue(SOUND_WAITING, source.live());
        this.receiver = Thread.ofPlatform().name("rx-" + where).daemon().unstarted(this::receive);
    }

    void start() {
        receiver.start();
    }

    private void receive() {
        try {
            source.run(new Filing());
            cause.compareAndSet(null, MediaTexts.media("ended", null, where));
        } catch (DeviceException e) {
            cause.compareAndSet(null, e);
        } catch (InterruptedException e) {
            cause.compareAndSet(null, MediaTexts.media("ended", e, where));
        } catch (RuntimeException | Error e) {
            LOG.error("The receiving thread of {} failed", where, e);
            cause.compareAndSet(null, MediaTexts.media("not-a-picture", e, where));
        }
        finish();
    }

    /** The last steps, on the receiving thread: everything that it started has ended before the listener hears so. */
    private void finish() {
        source.close();
        if (closed.get()) {
            pictures.abandon();
            sounds.abandon();
        } else {
            pictures.finish();
            sounds.finish();
        }
        for (Thread decoder : decoders) {
            join(decoder);
        }
        recordings.forEach(RunningRecording::close);
        DeviceException why = cause.get();
        DeviceException told = why == null ? MediaTexts.media("ended", null, where) : why;
        output.end(told);
        tap.close();
        tracks.forEach(CodedTrack::close);
        if (!closed.get()) {
            LOG.debug("The stream of {} ended", where, told);
            listener.ended(told);
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void decodePictures(CodedTrack track) {
        try (VideoDecoder decoder = VideoDecoder.open(track, output, source.live())) {
            Pace pace = new Pace(source.live(), track.clockRate());
            lastUnitNanos = System.nanoTime();
            while (!pictures.drained() && !closed.get()) {
                try (CodedUnit unit = pictures.poll(POLL_MILLIS)) {
                    if (unit != null) {
                        pace.await(unit.ticks());
                        decoder.decode(unit);
                    } else if (System.nanoTime() - lastUnitNanos > SILENCE.toNanos()) {
                        breakOff(MediaTexts.timedOut(where, null));
                    }
                }
            }
            if (!closed.get() && !source.live()) {
                decoder.decode(null);
            }
        } catch (DeviceException e) {
            breakOff(e);
        } catch (InterruptedException e) {
            // Closing interrupts a decoder that waits for its time.
            return;
        } catch (RuntimeException | Error e) {
            LOG.error("The decoder of {} failed", where, e);
            breakOff(MediaTexts.media("not-a-picture", e, where));
        }
    }

    private void playSound(CodedTrack track) {
        Runnable noDevice = () -> listener.remark(PlayerListener.PlayerRemark.NO_AUDIO_DEVICE);
        try (LiveSound sound = new LiveSound(sounds, track, lines, hearing, lag, source.live(), noDevice)) {
            boolean more = true;
            while (more && !closed.get()) {
                more = sound.step();
            }
        } catch (InterruptedException e) {
            return;
        } catch (RuntimeException | Error e) {
            // The picture goes on without sound.
            LOG.error("The sound of {} failed", where, e);
        } finally {
            sounds.abandon();
        }
    }

    /** Ends a stream that cannot go on, from a decoder's thread. */
    private void breakOff(DeviceException why) {
        cause.compareAndSet(null, why);
        pictures.abandon();
        source.close();
    }

    @Override
    public PlayerStatistics statistics() {
        boolean sound = tracks.stream().anyMatch(track -> !track.video());
        return output.statistics(source.lost(), source.bytes()).with(received, source.repaired(), sound);
    }

    @Override
    public void hear(boolean wanted) {
        hearing.wanted(wanted);
    }

    @Override
    public void volume(double wanted) {
        hearing.loudness(wanted);
    }

    @Override
    public void look(boolean wanted) {
        looked = wanted;
    }

    @Override
    public Registration tap(Consumer<Jpeg> listener) {
        return tap.listen(listener);
    }

    @Override
    public boolean canRecord() {
        return true;
    }

    @Override
    public StreamRecording record(RecordingTarget target) throws IOException {
        if (target.kind() == RecordingKind.H264 && !EncodedPicture.available()) {
            throw new IOException("This FFmpeg has no " + EncodedPicture.ENCODER);
        }
        boolean soundMayFollow = source.live() && source.oneClock();
        RunningRecording recording = RunningRecording.open(
                target,
                RecordingSink.open(target),
                output,
                source.oneClock(),
                new RunningRecording.LateSound(
                        soundMayFollow ? RunningRecording.SOUND_PATIENCE : Duration.ZERO, source.soundRate()));
        recordings.removeIf(each -> !each.running());
        // Known to the receiving thread before the tracks are looked at, so that one of the two tells it of them.
        recordings.add(recording);
        tracks.forEach(recording::begin);
        if (!receiver.isAlive()) {
            recording.close();
        }
        return recording;
    }

    @Override
    public Still still(Duration patience) throws DeviceException, InterruptedException {
        return output.still(patience);
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        cause.compareAndSet(null, MediaTexts.media("no-picture", null));
        pictures.abandon();
        sounds.abandon();
        source.close();
        receiver.interrupt();
        try {
            receiver.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (receiver.isAlive()) {
            LOG.warn("The receiving thread of {} did not end in time", where);
        }
    }

    /** Files what the receiving thread brings. */
    private final class Filing implements StreamSource.Receiver {
        @Override
        public void tracks(List<CodedTrack> found) {
            tracks = Stream.concat(tracks.stream(), found.stream()).toList();
            for (CodedTrack track : found) {
                if (track.video()) {
                    if (track.codec() == avcodec.AV_CODEC_ID_MJPEG) {
                        tap.passJpegs();
                    }
                }
                recordings.forEach(recording -> recording.begin(track));
                Runnable work = track.video() ? () -> decodePictures(track) : () -> playSound(track);
                String name = track.video() ? "dec-" : "dec-sound-";
                decoders.add(Thread.ofPlatform().name(name + where).daemon().start(work));
            }
        }

        @Override
        public void unit(int track, ByteBuffer bytes, long ticks, boolean key, long arrivedNanos)
                throws InterruptedException {
            CodedUnit unit = CodedUnit.of(bytes, ticks, key, arrivedNanos);
            CodedTrack its = tracks.get(track);
            recordings.forEach(recording -> recording.offer(unit, its.video()));
            long takenNanos = (long) (ticks * 1e9 / its.clockRate());
            if (!its.video()) {
                if (source.oneClock()) {
                    lag.sound(takenNanos, arrivedNanos);
                }
                sounds.put(unit);
                return;
            }
            if (source.oneClock()) {
                lag.picture(takenNanos, arrivedNanos);
            }
            lastUnitNanos = System.nanoTime();
            received = ++receivedCount;
            if (its.codec() == avcodec.AV_CODEC_ID_MJPEG) {
                tap.offer(unit);
            }
            if (looked || !source.live() || output.needsPicture()) {
                pictures.put(unit);
            } else {
                unit.close();
                pictures.skip();
            }
        }
    }
}
