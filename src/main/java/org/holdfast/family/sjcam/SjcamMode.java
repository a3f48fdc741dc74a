// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.util.Arrays;
import java.util.Optional;
import org.holdfast.device.CameraControl.Mode;

/** What the camera is set to do; protocol reference, section 6. */
enum SjcamMode {
    PHOTO(0, "photo", Picture.MJPEG, false, true),
    VIDEO(1, "video", Picture.RTSP, true, false),
    PLAYBACK(2, "playback", Picture.NONE, false, false),
    LAPSE_VIDEO(3, "lapse-video", Picture.RTSP, true, false),
    LAPSE_PHOTO(4, "lapse-photo", Picture.MJPEG, false, true);

    /** How the live picture comes. */
    enum Picture {
        RTSP,
        MJPEG,
        NONE
    }

    private final int number;
    private final Picture picture;
    private final String id;
    private final boolean records;
    private final boolean shoots;

    SjcamMode(int number, String id, Picture picture, boolean records, boolean shoots) {
        this.number = number;
        this.picture = picture;
        this.id = id;
        this.records = records;
        this.shoots = shoots;
    }

    int number() {
        return number;
    }

    Mode mode() {
        return new Mode(id, text("mode." + id), records, shoots);
    }

    boolean records() {
        return records;
    }

    boolean shoots() {
        return shoots;
    }

    static Optional<SjcamMode> of(int number) {
        return Arrays.stream(values()).filter(each -> each.number == number).findFirst();
    }

    static Optional<SjcamMode> of(Mode mode) {
        return Arrays.stream(values()).filter(each -> each.id.equals(mode.id())).findFirst();
    }

    /** How the picture comes for any number that a camera reports; newer ones have more modes than these. */
    static Picture picture(int number) {
        return of(number).map(mode -> mode.picture).orElse(number == 6 ? Picture.MJPEG : Picture.RTSP);
    }
}
