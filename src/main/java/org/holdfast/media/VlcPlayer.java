// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.SourceDataLine;
import org.holdfast.device.DeviceException;
import org.holdfast.net.ClientSockets;
import org.holdfast.net.Network;
import org.holdfast.net.Registration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.caprica.vlcj.factory.MediaPlayerFactory;
import uk.co.caprica.vlcj.media.MediaStatistics;
import uk.co.caprica.vlcj.media.VideoTrackInfo;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.base.MediaPlayerEventAdapter;
import uk.co.caprica.vlcj.player.embedded.EmbeddedMediaPlayer;

/**
 * One stream through VLC. A single {@code rx-vlc-} thread makes the player, watches it and takes it down; VLC's own
 * threads only write pictures and leave a word in a queue.
 */
final class VlcPlayer implements Player {
    private static final Logger LOG = LoggerFactory.getLogger(VlcPlayer.class);
    private static final Duration SILENCE = Duration.ofSeconds(12);
    private static final Duration CLOSING = Duration.ofMillis(1900);
    private static final long POLL_MILLIS = 200;
    /** VLC's word for no track of a kind. */
    private static final int NO_TRACK = -1;
    /** How much VLC may hold back, in milliseconds. */
    private static final String CACHING = "150";

    private final MediaPlayerFactory factory;
    private final Source source;
    private final Network network;
    private final PlayerListener listener;
    private final JpegTap tap;
    private final PictureOutput output;
    private final VlcSurface surface;
    private final BlockingQueue<Word> words = new ArrayBlockingQueue<>(16);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread watcher;
    private volatile long bytes;
    private volatile long lost = -1;
    private volatile boolean heard;
    private volatile double loudness = 1;
    private volatile boolean sound;
    private volatile boolean looked = true;
    private boolean soundTold;
    /** The picture's track while it is not decoded. */
    private OptionalInt rested = OptionalInt.empty();

    private long bytesNanos;

    /**
     * What is played.
     *
     * @param where for sentences and threads' names
     * @param address the stream's address; empty for a file
     * @param options VLC's words for this stream; for a file its path
     */
    record Source(String where, Optional<URI> address, List<String> options) {
        Source {
            options = List.copyOf(options);
        }
    }

    /** What VLC's threads say. */
    private enum Word {
        ENDED,
        FAILED,
        CLOSE,
        LOOK
    }

    VlcPlayer(MediaPlayerFactory factory, Source source, Network network, PlayerListener listener) {
        this.factory = factory;
        this.source = source;
        this.network = network;
        this.listener = listener;
        this.tap = new JpegTap(source.where());
        this.output = new PictureOutput(listener, tap);
        this.surface = new VlcSurface(output);
        this.watcher =
                Thread.ofPlatform().name("rx-vlc-" + source.where()).daemon().unstarted(this::run);
    }

    void start() {
        watcher.start();
    }

    private void run() {
        DeviceException why;
        try {
            why = play();
        } catch (DeviceException e) {
            why = e;
        } catch (InterruptedException e) {
            why = MediaTexts.media("ended", e, source.where());
        } catch (RuntimeException | Error e) {
            LOG.error("VLC failed with {}", source.where(), e);
            why = MediaTexts.media("vlc.failed", e, source.where());
        }
        output.end(why);
        tap.close();
        if (!closed.get()) {
            listener.ended(why);
        }
    }

    private DeviceException play() throws DeviceException, InterruptedException {
        String location = location();
        EmbeddedMediaPlayer player = factory.mediaPlayers().newEmbeddedMediaPlayer();
        try {
            player.videoSurface().set(surface);
            sound(player);
            player.events().addMediaPlayerEventListener(new Ears());
            List<String> options = new ArrayList<>(List.of(":network-caching=" + CACHING, ":live-caching=" + CACHING));
            source.address().ifPresent(address -> options.addAll(source.options()));
            if (!player.media().play(location, options.toArray(String[]::new))) {
                throw MediaTexts.media("vlc.failed", null, source.where());
            }
            return watch(player);
        } finally {
            player.controls().stop();
            player.release();
        }
    }

    private DeviceException watch(EmbeddedMediaPlayer player) throws InterruptedException {
        long started = System.nanoTime();
        while (true) {
            Word word = words.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (word != null && word != Word.LOOK) {
                return word == Word.FAILED
                        ? MediaTexts.media("vlc.failed", null, source.where())
                        : MediaTexts.media("ended", null, source.where());
            }
            Optional<DeviceException> failure = surface.failure();
            if (failure.isPresent()) {
                return failure.get();
            }
            look(player);
            decode(player, looked || output.needsPicture());
            long last = Math.max(started, rested.isPresent() ? bytesNanos : output.lastPictureNanos());
            if (System.nanoTime() - last > SILENCE.toNanos()) {
                return MediaTexts.timedOut(source.where(), null);
            }
        }
    }

    /** Has VLC decode the picture or rest; it goes on receiving either way, and the sound goes on. */
    private void decode(EmbeddedMediaPlayer player, boolean wanted) {
        if (wanted && rested.isPresent()) {
            player.video().setTrack(rested.getAsInt());
            rested = OptionalInt.empty();
        } else if (!wanted && rested.isEmpty()) {
            int track = player.video().track();
            if (track >= 0) {
                player.video().setTrack(NO_TRACK);
                rested = OptionalInt.of(track);
                bytesNanos = System.nanoTime();
            }
        }
    }

    /** Asks VLC for the visible size, its counters, and whether there is sound. */
    private void look(EmbeddedMediaPlayer player) {
        List<VideoTrackInfo> tracks = player.media().info().videoTracks();
        if (tracks != null && !tracks.isEmpty()) {
            surface.visible(tracks.getFirst().width(), tracks.getFirst().height());
        }
        MediaStatistics counters = player.media().info().statistics();
        if (counters != null) {
            long now = Math.max(counters.inputBytesRead(), counters.demuxBytesRead());
            if (now > bytes) {
                bytesNanos = System.nanoTime();
            }
            bytes = now;
            lost = counters.demuxDiscontinuity();
        }
        sound = player.audio().trackCount() > 0;
        sound(player);
        if (!soundTold && sound && heard) {
            soundTold = true;
            if (!hasAudioDevice()) {
                listener.remark(PlayerListener.PlayerRemark.NO_AUDIO_DEVICE);
            }
        }
    }

    /** Passes on how loud it is to be; VLC counts to 100. */
    private void sound(EmbeddedMediaPlayer player) {
        player.audio().setMute(!heard);
        player.audio().setVolume((int) Math.round(100 * loudness));
    }

    /** Whether this computer has something to play sound with. */
    static boolean hasAudioDevice() {
        AudioFormat format = new AudioFormat(44_100, 16, 2, true, false);
        return AudioSystem.isLineSupported(new DataLine.Info(SourceDataLine.class, format));
    }

    /** The address with the host looked up and checked, so that VLC goes nowhere else; or the file's path. */
    private String location() throws DeviceException {
        if (source.address().isEmpty()) {
            return source.options().getFirst();
        }
        URI address = source.address().get();
        try {
            InetAddress host =
                    ClientSockets.resolve(network.reach(), address.getHost()).getFirst();
            if (!network.reach().allows(host)) {
                throw MediaTexts.outOfReach(source.where());
            }
            String literal = host.getHostAddress();
            return new URI(
                            address.getScheme(),
                            null,
                            literal.indexOf(':') >= 0 ? "[" + literal + "]" : literal,
                            address.getPort(),
                            address.getPath(),
                            address.getQuery(),
                            null)
                    .toASCIIString();
        } catch (UnknownHostException | URISyntaxException e) {
            throw MediaTexts.unreachable(source.where(), e);
        }
    }

    @Override
    public PlayerStatistics statistics() {
        return output.statistics(lost, bytes).with(-1, -1, sound);
    }

    @Override
    public void hear(boolean wanted) {
        heard = wanted;
        tell(Word.LOOK);
    }

    @Override
    public void volume(double wanted) {
        loudness = Math.clamp(wanted, 0, 1);
        tell(Word.LOOK);
    }

    @Override
    public void look(boolean wanted) {
        looked = wanted;
        tell(Word.LOOK);
    }

    @Override
    public Registration tap(Consumer<Jpeg> listener) {
        return tap.listen(listener);
    }

    @Override
    public boolean canRecord() {
        return false;
    }

    @Override
    public StreamRecording record(RecordingTarget target) {
        throw new UnsupportedOperationException("VLC does not hand its packets on");
    }

    /** Where nobody looks the picture has to be decoded first, which is seen to within {@link #POLL_MILLIS}. */
    @Override
    public Still still(Duration patience) throws DeviceException, InterruptedException {
        return output.still(patience);
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        tell(Word.CLOSE);
        try {
            watcher.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (watcher.isAlive()) {
            LOG.warn("VLC did not let go of {} in time", source.where());
        }
    }

    private void tell(Word word) {
        // When the queue is full the watcher has heard enough.
        boolean heard = words.offer(word);
        LOG.trace("{} {}", word, heard);
    }

    /** Listens on VLC's own threads, which must not call VLC. */
    private final class Ears extends MediaPlayerEventAdapter {
        @Override
        public void finished(@Nullable MediaPlayer player) {
            tell(Word.ENDED);
        }

        @Override
        public void error(@Nullable MediaPlayer player) {
            tell(Word.FAILED);
        }
    }
}
