// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.util.Map;

/**
 * One track of a stream that is being received.
 *
 * @param video whether it is picture, otherwise sound
 * @param encoding in capitals, such as {@code H264} or {@code PCMU}
 * @param clockRate ticks a second of its timestamps; for sound the sample rate
 * @param channels sound channels
 * @param parameters what the description tells the decoder, names in small letters
 */
public record RtspTrack(boolean video, String encoding, int clockRate, int channels, Map<String, String> parameters) {
    public RtspTrack {
        parameters = Map.copyOf(parameters);
    }
}
