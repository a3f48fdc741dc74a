// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.holdfast.device.DeviceException;
import org.holdfast.service.ServiceTexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a stream's loop is told, from any thread, and takes one by one; nobody waits for an answer in vain. */
final class StreamMailbox {
    private static final Logger LOG = LoggerFactory.getLogger(StreamMailbox.class);

    private final BlockingQueue<StreamEvent> waiting = new LinkedBlockingQueue<>();
    private boolean closed;

    /** Tells the loop something; false when it has ended. */
    boolean post(StreamEvent event) {
        synchronized (waiting) {
            if (closed) {
                return false;
            }
            waiting.add(event);
            return true;
        }
    }

    /** The next event, for the loop. */
    StreamEvent take() throws InterruptedException {
        return waiting.take();
    }

    /** Takes nothing any more, and answers those that the loop did not come to. */
    void close() {
        List<StreamEvent> left;
        synchronized (waiting) {
            closed = true;
            left = List.copyOf(waiting);
            waiting.clear();
        }
        left.forEach(StreamMailbox::turnAway);
    }

    private static void turnAway(StreamEvent event) {
        switch (event) {
            case StreamEvent.Opened opened -> opened.player().close();
            case StreamEvent.StartRecording wish ->
                wish.answer()
                        .completeExceptionally(new DeviceException.Media(
                                ServiceTexts.of("live.not-recorded"),
                                ServiceTexts.of("live.not-recorded.advice"),
                                null));
            case StreamEvent.StopRecording stop -> stop.answer().complete(List.of());
            case StreamEvent.Settle settle -> settle.answer().complete(null);
            default -> LOG.trace("{} comes too late", event);
        }
    }
}
