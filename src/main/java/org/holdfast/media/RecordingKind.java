// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

/** What becomes of the pictures that are recorded. */
public enum RecordingKind {
    /** They are written as the device sends them: nothing is lost, and it costs next to nothing. */
    AS_SENT,
    /**
     * They are encoded again as H.264, several times smaller than JPEGs and played by everything; costs about as much
     * as showing them three times. FFmpeg's build under the LGPL does it with libopenh264 (constrained baseline).
     */
    H264
}
