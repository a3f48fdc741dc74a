// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.media.FrameExchange;
import org.holdfast.media.MediaEngine;
import org.holdfast.media.Player;
import org.holdfast.media.PlayerListener;
import org.holdfast.service.ServiceTexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt to open a stream, on a thread of its own; what comes of it is told to the loop. */
final class Opener implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Opener.class);

    private final int round;
    private final StreamSource source;
    private final EngineChooser chooser;
    private final boolean asked;
    private final boolean recording;
    private final int fruitless;
    private final CompletableFuture<Void> before;
    private final Predicate<StreamEvent> told;

    /**
     * @param asked whether the user asked for this attempt
     * @param before done when an earlier stream of the same device is closed, because most cameras serve one only
     * @param told takes an event; false when nobody listens any more
     */
    Opener(
            int round,
            StreamSource source,
            EngineChooser chooser,
            boolean asked,
            boolean recording,
            int fruitless,
            CompletableFuture<Void> before,
            Predicate<StreamEvent> told) {
        this.round = round;
        this.source = source;
        this.chooser = chooser;
        this.asked = asked;
        this.recording = recording;
        this.fruitless = fruitless;
        this.before = before;
        this.told = told;
    }

    @Override
    public void run() {
        StreamEvent outcome;
        try {
            before.get();
            outcome = open();
        } catch (DeviceException e) {
            LOG.info("A live picture could not be opened: {}", e.getMessage());
            outcome = new StreamEvent.Failed(round, e);
        } catch (InterruptedException e) {
            source.release();
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Closing the stream before failed", e);
        } catch (RuntimeException e) {
            LOG.error("A live picture could not be opened", e);
            outcome = new StreamEvent.Failed(
                    round,
                    new DeviceException.Media(ServiceTexts.of("task.bug"), ServiceTexts.of("task.bug.advice"), e));
        }
        if (!told.test(outcome)) {
            if (outcome instanceof StreamEvent.Opened opened) {
                opened.player().close();
            }
            source.release();
        }
    }

    private StreamEvent open() throws DeviceException, InterruptedException {
        LiveStream stream = source.stream(asked);
        if (stream instanceof LiveStream.None none) {
            return new StreamEvent.Nothing(round, none.why());
        }
        Optional<MediaEngine> engine = chooser.choose(stream, recording, fruitless);
        if (engine.isEmpty()) {
            throw new DeviceException.Unsupported(
                    ServiceTexts.of("live.no-engine"), ServiceTexts.of("live.no-engine.advice"));
        }
        Player player = engine.get().open(stream, new Listener());
        return new StreamEvent.Opened(round, player, engine.get().id(), stream);
    }

    /** Passes on what the player tells; returns at once. */
    private final class Listener implements PlayerListener {
        private void tell(StreamEvent event) {
            if (!told.test(event)) {
                LOG.trace("{} comes too late", event);
            }
        }

        @Override
        public void opened(FrameExchange pictures) {
            tell(new StreamEvent.Sized(round, pictures));
        }

        @Override
        public void remark(PlayerRemark remark) {
            switch (remark) {
                case NO_AUDIO_DEVICE -> tell(new StreamEvent.Remarked(round, ServiceTexts.of("live.no-audio")));
            }
        }

        @Override
        public void ended(DeviceException why) {
            tell(new StreamEvent.PlayerEnded(round, why));
        }
    }
}
