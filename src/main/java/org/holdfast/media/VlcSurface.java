// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.holdfast.device.DeviceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.co.caprica.vlcj.binding.internal.libvlc_display_callback_t;
import uk.co.caprica.vlcj.binding.internal.libvlc_lock_callback_t;
import uk.co.caprica.vlcj.binding.internal.libvlc_unlock_callback_t;
import uk.co.caprica.vlcj.binding.internal.libvlc_video_cleanup_cb;
import uk.co.caprica.vlcj.binding.internal.libvlc_video_format_cb;
import uk.co.caprica.vlcj.binding.lib.LibVlc;
import uk.co.caprica.vlcj.player.base.MediaPlayer;
import uk.co.caprica.vlcj.player.embedded.videosurface.VideoSurface;

/**
 * Where VLC writes its pictures: straight into the shared buffers where their rows fit VLC's, otherwise through one
 * buffer of VLC's layout. VLC calls from its own threads, one at a time, and nothing here calls VLC from them. The
 * callbacks are kept in fields, because native code does not keep them alive.
 */
final class VlcSurface extends VideoSurface {
    private static final Logger LOG = LoggerFactory.getLogger(VlcSurface.class);
    /** What a row's length is a multiple of, in bytes. */
    private static final int ALIGNMENT = 64;

    private static final int ACCEPTED = 1;
    private static final int REFUSED = 0;

    private final PictureOutput output;
    private final libvlc_video_format_cb setup = this::setup;
    private final libvlc_video_cleanup_cb cleanup = this::cleanup;
    private final libvlc_lock_callback_t lock = this::lock;
    private final libvlc_unlock_callback_t unlock = (opaque, picture, planes) -> {};
    private final libvlc_display_callback_t display = (opaque, picture) -> display();
    private volatile Optional<DeviceException> failure = Optional.empty();
    /** The picture's visible size as the track tells it; VLC's buffers may be padded. */
    private volatile int visibleWidth;

    private volatile int visibleHeight;
    private int width;
    private int height;
    private int pitch;
    private MemorySegment padded = MemorySegment.NULL;
    private @Nullable Frame frame;
    private long writingSince;

    VlcSurface(PictureOutput output) {
        super(null);
        this.output = output;
    }

    /** Registers the callbacks; called by vlcj before it plays. */
    @Override
    public void attach(MediaPlayer player) {
        LibVlc.libvlc_video_set_format_callbacks(player.mediaPlayerInstance(), setup, cleanup);
        LibVlc.libvlc_video_set_callbacks(player.mediaPlayerInstance(), lock, unlock, display, Pointer.NULL);
    }

    /** Tells the visible size, from the thread that watches the player. */
    void visible(int newWidth, int newHeight) {
        visibleWidth = newWidth;
        visibleHeight = newHeight;
    }

    /** Why nothing can be shown. */
    Optional<DeviceException> failure() {
        return failure;
    }

    private int setup(
            PointerByReference opaque,
            PointerByReference chroma,
            IntByReference wide,
            IntByReference high,
            PointerByReference pitches,
            PointerByReference lines) {
        int givenWidth = wide.getValue();
        int givenHeight = high.getValue();
        if (!FrameExchange.accepts(givenWidth, givenHeight)) {
            failure = Optional.of(
                    MediaTexts.media("too-large", null, Integer.toString(givenWidth), Integer.toString(givenHeight)));
            return REFUSED;
        }
        // VLC gives the padded size here (1280x738 for 720 rows were seen); what is written back is what it fills.
        width = fits(visibleWidth, givenWidth) ? visibleWidth : givenWidth;
        height = fits(visibleHeight, givenHeight) ? visibleHeight : givenHeight;
        pitch = (4 * width + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        chroma.getPointer().write(0, "RV32".getBytes(StandardCharsets.US_ASCII), 0, 4);
        wide.setValue(width);
        high.setValue(height);
        pitches.getPointer().setInt(0, pitch);
        lines.getPointer().setInt(0, height);
        padded = Arena.ofAuto().allocate((long) pitch * height + ALIGNMENT, ALIGNMENT);
        return ACCEPTED;
    }

    private static boolean fits(int visible, int given) {
        return visible > 0 && visible <= given;
    }

    private void cleanup(Pointer opaque) {
        Frame open = frame;
        frame = null;
        if (open != null) {
            output.discard(open);
        }
    }

    private Pointer lock(Pointer opaque, PointerByReference planes) {
        writingSince = System.nanoTime();
        MemorySegment into = padded;
        if (pitch == 4 * width && shownWidth() == width && shownHeight() == height) {
            into = direct();
        }
        planes.getPointer().setPointer(0, new Pointer(into.address()));
        return Pointer.NULL;
    }

    private MemorySegment direct() {
        try {
            Frame open = frame;
            if (open == null) {
                open = output.borrow(width, height);
                frame = open;
            }
            return open.pixels();
        } catch (DeviceException e) {
            failure = Optional.of(e);
            return padded;
        } catch (RuntimeException e) {
            // It must not go back into native code.
            LOG.error("VLC's picture has nowhere to go", e);
            return padded;
        }
    }

    private int shownWidth() {
        return fits(visibleWidth, width) ? visibleWidth : width;
    }

    private int shownHeight() {
        return fits(visibleHeight, height) ? visibleHeight : height;
    }

    private void display() {
        try {
            Frame written = frame;
            frame = null;
            if (written == null) {
                written = copy();
            }
            opaque(written);
            output.publish(written, writingSince, Optional::empty);
        } catch (DeviceException e) {
            failure = Optional.of(e);
        } catch (RuntimeException e) {
            LOG.error("VLC's picture cannot be shown", e);
        }
    }

    private Frame copy() throws DeviceException {
        int shownWidth = shownWidth();
        int shownHeight = shownHeight();
        Frame made = output.borrow(shownWidth, shownHeight);
        for (int row = 0; row < shownHeight; row++) {
            MemorySegment.copy(padded, (long) row * pitch, made.pixels(), 4L * row * shownWidth, 4L * shownWidth);
        }
        return made;
    }

    /** VLC leaves the fourth byte of RV32 to chance. */
    private static void opaque(Frame written) {
        MemorySegment pixels = written.pixels();
        long size = pixels.byteSize();
        if (pixels.get(java.lang.foreign.ValueLayout.JAVA_BYTE, 3) == -1
                && pixels.get(java.lang.foreign.ValueLayout.JAVA_BYTE, size - 1) == -1) {
            return;
        }
        for (long at = 3; at < size; at += 4) {
            pixels.set(java.lang.foreign.ValueLayout.JAVA_BYTE, at, (byte) -1);
        }
    }
}
