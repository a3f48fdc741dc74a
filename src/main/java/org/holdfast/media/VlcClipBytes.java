// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.caprica.vlcj.binding.internal.libvlc_media_close_cb;
import uk.co.caprica.vlcj.binding.internal.libvlc_media_open_cb;
import uk.co.caprica.vlcj.binding.internal.libvlc_media_read_cb;
import uk.co.caprica.vlcj.binding.internal.libvlc_media_seek_cb;
import uk.co.caprica.vlcj.binding.support.types.size_t;
import uk.co.caprica.vlcj.media.callback.CallbackMedia;

/**
 * A clip's bytes for VLC, which so opens nothing by itself. VLC calls from its own threads, one at a time, and nothing
 * here calls VLC or throws into it. The callbacks are kept in fields, because native code does not keep them alive.
 */
final class VlcClipBytes implements CallbackMedia {
    private static final Logger LOG = LoggerFactory.getLogger(VlcClipBytes.class);
    private static final int DONE = 0;
    private static final int FAILED = -1;
    private static final int LARGEST_READ = 1024 * 1024;

    private final ClipSource source;
    private final libvlc_media_open_cb open = this::opened;
    private final libvlc_media_read_cb read = this::read;
    private final libvlc_media_seek_cb seek = this::sought;
    private final libvlc_media_close_cb close = this::closed;
    private volatile @Nullable SeekableByteChannel channel;
    private volatile @Nullable IOException failure;
    private volatile boolean ended;
    private volatile long bytes;

    VlcClipBytes(ClipSource source) {
        this.source = source;
    }

    private int opened(Pointer opaque, PointerByReference data, LongByReference size) {
        try {
            shut();
            SeekableByteChannel made = source.open();
            channel = made;
            size.setValue(made.size());
            if (ended) {
                shut();
            }
            return DONE;
        } catch (IOException e) {
            failure = e;
            return FAILED;
        } catch (RuntimeException e) {
            LOG.error("{} could not be opened for VLC", source.name(), e);
            failure = new IOException(e);
            return FAILED;
        }
    }

    private size_t read(Pointer opaque, Pointer into, size_t length) {
        SeekableByteChannel open = channel;
        if (open == null || ended) {
            return new size_t(FAILED);
        }
        try {
            int most = Math.clamp(length.longValue(), 0, LARGEST_READ);
            int count = Math.max(0, open.read(into.getByteBuffer(0, most)));
            add(count);
            return new size_t(count);
        } catch (IOException e) {
            fail(e);
            return new size_t(FAILED);
        } catch (RuntimeException e) {
            LOG.error("{} could not be read for VLC", source.name(), e);
            fail(new IOException(e));
            return new size_t(FAILED);
        }
    }

    private int sought(Pointer opaque, long offset) {
        SeekableByteChannel open = channel;
        try {
            if (open == null || offset < 0) {
                return FAILED;
            }
            open.position(offset);
            return DONE;
        } catch (IOException e) {
            fail(e);
            return FAILED;
        } catch (RuntimeException e) {
            LOG.error("{} could not be read elsewhere for VLC", source.name(), e);
            fail(new IOException(e));
            return FAILED;
        }
    }

    private void closed(Pointer opaque) {
        shut();
    }

    // VLC reads with one thread at a time.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void add(int count) {
        bytes += count;
    }

    private void fail(IOException why) {
        if (!ended) {
            failure = why;
        }
    }

    private void shut() {
        SeekableByteChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debug("{} could not be closed", source.name(), e);
            }
        }
    }

    /** Ends a read that blocks, and every later one; from any thread. */
    void end() {
        ended = true;
        shut();
    }

    /** Why the source could not be read; empty where it could. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** How many bytes VLC has read. */
    long bytes() {
        return bytes;
    }

    @Override
    public libvlc_media_open_cb getOpen() {
        return open;
    }

    @Override
    public libvlc_media_read_cb getRead() {
        return read;
    }

    @Override
    public libvlc_media_seek_cb getSeek() {
        return seek;
    }

    @Override
    public libvlc_media_close_cb getClose() {
        return close;
    }

    @Override
    public @Nullable Pointer getOpaque() {
        return null;
    }
}
