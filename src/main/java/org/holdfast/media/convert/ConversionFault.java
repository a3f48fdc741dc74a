// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.util.List;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;

/** Why a conversion came to nothing; each is one sentence and an advice. The values that a sentence wants are named. */
public enum ConversionFault {
    /** The clip's name. */
    MISSING("missing", 1),
    /** The clip's name. */
    UNREADABLE("unreadable", 1),
    /** The clip's name. */
    EMPTY("empty", 1),
    /** The clip's name: its index was never written. */
    UNFINISHED("unfinished", 1),
    /** The clip's name: its end is missing. */
    CUT_OFF("cut-off", 1),
    /** The clip's name: what is in it contradicts itself. */
    DAMAGED("damaged", 1),
    /** The file's name: it is no clip at all. */
    NO_CLIP("no-clip", 1),
    /** The clip's name. */
    NO_PICTURE("no-picture", 1),
    /** The clip's name and the codec's: an MP4 with it would play hardly anywhere. */
    PICTURE_KIND("picture-kind", 2),
    /** The clip's name and the codec's. */
    SOUND_KIND("sound-kind", 2),
    /** The output's name. */
    OUTPUT_EXISTS("output-exists", 1),
    /** The output's name. */
    OUTPUT_IS_INPUT("output-is-input", 1),
    /** The output's name. */
    OUTPUT_FOLDER("output-folder", 1),
    /** The output's name. */
    UNWRITABLE("unwritable", 1),
    /** The output's name: another conversion writes it. */
    OUTPUT_BUSY("output-busy", 1),
    /** The output's name. */
    DISK_FULL("disk-full", 1),
    /** The output's name: the picture in it is not the one that was read. */
    NOT_THE_SAME("not-the-same", 1),
    /** Two clips' names: the size of the picture. */
    JOIN_SIZE("join-size", 2),
    /** Two clips' names: the codec or its settings. */
    JOIN_PICTURE("join-picture", 2),
    /** Two clips' names. */
    JOIN_SOUND("join-sound", 2),
    /** Two clips' names and the seconds between them. */
    JOIN_GAP("join-gap", 3),
    /** Two clips' names: the second begins before the first is over. */
    JOIN_ORDER("join-order", 2),
    /** Two clips' names: neither tells its time. */
    JOIN_UNKNOWN("join-unknown", 2),
    /** Nothing: the child process ended by itself. */
    CRASHED("crashed", 0),
    /** The seconds without any progress. */
    HUNG("hung", 1),
    /** Nothing: the child process could not be started. */
    NOT_STARTED("not-started", 0);

    private static final String BUNDLE = "org.holdfast.media.convert.convert";

    private final String key;
    private final int wanted;

    ConversionFault(String key, int wanted) {
        this.key = key;
        this.wanted = wanted;
    }

    /** How many values its sentence wants. */
    public int wanted() {
        return wanted;
    }

    /**
     * The failure that a user is told.
     *
     * @param about as many as {@link #wanted}
     */
    public DeviceException failure(List<String> about) {
        Text sentence = new Text(BUNDLE, "fault." + key, List.copyOf(about));
        Text advice = Text.of(BUNDLE, "fault." + key + ".advice");
        return this == DISK_FULL
                ? new DeviceException.StorageFull(sentence, advice)
                : new DeviceException.Media(sentence, advice, null);
    }

    /** An exception of this kind. */
    ConversionException about(String... values) {
        return new ConversionException(this, List.of(values));
    }
}
