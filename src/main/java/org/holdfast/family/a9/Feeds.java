// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9;

import static org.holdfast.family.a9.A9Texts.text;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.holdfast.device.CodedFeed;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveSource;
import org.holdfast.device.LiveStream;
import org.holdfast.net.Registration;
import org.jspecify.annotations.Nullable;

/**
 * The live picture of one connection: each opening gets a feed of its own, so that whoever stops one, even before it
 * runs, never stops another. One of them runs at a time. Thread-safe.
 */
final class Feeds implements LiveSource, AutoCloseable {
    private final Supplier<CodedFeed> feeds;
    private final AtomicReference<@Nullable CodedFeed> running = new AtomicReference<>();
    private volatile boolean closed;

    /** @param feeds makes the feed of one run */
    Feeds(Supplier<CodedFeed> feeds) {
        this.feeds = feeds;
    }

    @Override
    public LiveStream stream() {
        return new LiveStream.Coded(new OneAtATime(feeds.get()));
    }

    /** It is the same stream as long as the connection lasts. */
    @Override
    public Registration onMoved(Runnable moved) {
        return () -> {};
    }

    /** Ends the run that goes on, and lets none begin. */
    @Override
    public void close() {
        closed = true;
        CodedFeed now = running.get();
        if (now != null) {
            now.stop();
        }
    }

    private final class OneAtATime implements CodedFeed {
        private final CodedFeed feed;

        OneAtATime(CodedFeed feed) {
            this.feed = feed;
        }

        @Override
        public String where() {
            return feed.where();
        }

        @Override
        public void run(Sink sink) throws DeviceException, InterruptedException {
            if (!running.compareAndSet(null, feed)) {
                throw new DeviceException.Busy(where(), text("tried.stream"));
            }
            try {
                if (closed) {
                    feed.stop();
                }
                feed.run(sink);
            } finally {
                running.set(null);
            }
        }

        @Override
        public void stop() {
            feed.stop();
        }

        @Override
        public OptionalInt soundRate() {
            return feed.soundRate();
        }

        @Override
        public Counters counters() {
            return feed.counters();
        }
    }
}
