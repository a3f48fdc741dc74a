// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Text;

/** A way to play streams and clips: VLC or the embedded FFmpeg. */
public interface MediaEngine {
    /** Stable name: {@code vlc} or {@code ffmpeg}. */
    String id();

    /** What was found out about it on this computer, once. */
    Report report();

    /** Whether it can open {@code stream} here. */
    boolean plays(LiveStream stream);

    /**
     * Opens a stream and returns as soon as the player's threads run; what happens then goes to {@code listener}.
     *
     * @throws DeviceException when it is clear at once that it cannot be opened, such as an address out of reach
     */
    Player open(LiveStream stream, PlayerListener listener) throws DeviceException;

    /**
     * Plays a clip and returns as soon as the player's threads run. The listener is told of pictures and of a missing
     * audio device; {@link PlayerListener#ended} comes only for a clip that cannot be played, or not any further.
     */
    ClipPlayer play(ClipSource clip, PlayerListener listener);

    /**
     * The outcome of the probe.
     *
     * @param usable whether it can be used at all
     * @param rtsp whether it can open RTSP here
     * @param version such as "FFmpeg 8.0.1"
     * @param words the finding in a sentence, such as "VLC 3.0.24 is installed without RTSP"
     */
    record Report(boolean usable, boolean rtsp, String version, Text words) {}
}
