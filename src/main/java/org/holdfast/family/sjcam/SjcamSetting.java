// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.util.Arrays;
import java.util.Optional;
import org.holdfast.device.Text;

/**
 * The settings that {@code 3014} tells, in the order in which they are shown; protocol reference, sections 5 and 7.
 * Those whose number means something else to other makers are marked as clashing.
 */
enum SjcamSetting {
    VIDEO_SIZE(2002, "video-size", Group.VIDEO, Labels.OWN),
    LOOP_LENGTH(2003, "loop-length", Group.VIDEO, Labels.SECONDS),
    WDR(2004, "wdr", Group.VIDEO, Labels.SWITCH),
    EXPOSURE(2005, "exposure", Group.VIDEO, Labels.EXPOSURE),
    AUDIO(2007, "audio", Group.VIDEO, Labels.SWITCH),
    DATE_STAMP(2008, "date-stamp", Group.VIDEO, Labels.SWITCH),
    MOTION_START(2006, "motion-start", Group.VIDEO, Labels.SWITCH),
    LAPSE_RATE(2019, "lapse-rate", Group.VIDEO, Labels.SECONDS, true),
    LIVE_SIZE(2010, "live-size", Group.VIDEO, Labels.NUMBER),
    PHOTO_SIZE(1002, "photo-size", Group.PHOTO, Labels.OWN),
    PHOTO_INTERVAL(1012, "photo-interval", Group.PHOTO, Labels.SECONDS),
    WHITE_BALANCE(1007, "white-balance", Group.PHOTO, Labels.WHITE_BALANCE),
    QUALITY(1005, "quality", Group.PHOTO, Labels.NUMBER),
    SHARPNESS(1006, "sharpness", Group.PHOTO, Labels.SHARPNESS),
    COLOUR(1008, "colour", Group.PHOTO, Labels.COLOUR),
    ISO(1009, "iso", Group.PHOTO, Labels.ISO),
    ANTI_SHAKE(1011, "anti-shake", Group.PHOTO, Labels.SWITCH),
    MAINS_FREQUENCY(3025, "mains-frequency", Group.CAMERA, Labels.FREQUENCY, true),
    AUTO_OFF(3007, "auto-off", Group.CAMERA, Labels.SECONDS),
    LANGUAGE(3008, "language", Group.CAMERA, Labels.OWN),
    ROTATE(3026, "rotate", Group.CAMERA, Labels.NUMBER, true),
    SCREEN_SAVER(3033, "screen-saver", Group.CAMERA, Labels.SECONDS, true),
    INFRARED_FILTER(3034, "infrared-filter", Group.CAMERA, Labels.OWN, true);

    /** Headings. */
    enum Group {
        VIDEO,
        PHOTO,
        CAMERA,
        WIFI,
        CARD;

        Text label() {
            return text("group." + name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** How the options of a setting are called. */
    enum Labels {
        /** By the model table's own words. */
        OWN,
        /** By a time in seconds, 0 for off. */
        SECONDS,
        /** On and off. */
        SWITCH,
        EXPOSURE,
        WHITE_BALANCE,
        SHARPNESS,
        COLOUR,
        ISO,
        FREQUENCY,
        /** Nobody knows what the numbers mean. */
        NUMBER
    }

    private final int command;
    private final String id;
    private final Group group;
    private final Labels labels;
    private final boolean clashing;

    SjcamSetting(int command, String id, Group group, Labels labels) {
        this(command, id, group, labels, false);
    }

    SjcamSetting(int command, String id, Group group, Labels labels, boolean clashing) {
        this.command = command;
        this.id = id;
        this.group = group;
        this.labels = labels;
        this.clashing = clashing;
    }

    int command() {
        return command;
    }

    String id() {
        return id;
    }

    Group group() {
        return group;
    }

    Labels labels() {
        return labels;
    }

    /** Whether the number means something else in other makers' firmware. */
    boolean clashing() {
        return clashing;
    }

    Text label() {
        return text("setting." + id);
    }

    static Optional<SjcamSetting> of(int command) {
        return Arrays.stream(values()).filter(each -> each.command == command).findFirst();
    }

    static Optional<SjcamSetting> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }
}
