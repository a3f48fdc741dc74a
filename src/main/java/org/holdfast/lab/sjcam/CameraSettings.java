// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What 3014 tells, in the SJ4000's order and with its defaults, and which of them can be changed when (protocol
 * reference, sections 5 and 7). Confined to the camera's thread.
 */
final class CameraSettings {
    static final int MOVIE_SIZE = 2002;
    static final int PHOTO_SIZE = 1002;
    static final int LOOP_LENGTH = 2003;
    static final int SOUND = 2007;
    static final int LAPSE_RATE = 2019;
    static final int PHOTO_LAPSE = 1012;

    /** Number and default in turn. */
    private static final int[] DEFAULTS = {
        2002, 0, 2003, 1, 2004, 0, 1012, 0, 2006, 0, 2007, 1, 2008, 1, 2010, 3, 2019, 0, 1002, 0, 1005, 0, 1006, 1,
        1007, 0, 1008, 0, 1009, 0, 2005, 6, 1011, 0, 3025, 1, 3026, 0, 3011, 0, 3010, 0, 3007, 0, 3003, 0, 3004, 0,
        3008, 0
    };
    /** How many options each changeable setting has, on the SJ4000. */
    private static final Map<Integer, Integer> OPTIONS = Map.ofEntries(
            Map.entry(2002, 5),
            Map.entry(2003, 4),
            Map.entry(2004, 2),
            Map.entry(1012, 4),
            Map.entry(2006, 2),
            Map.entry(2007, 2),
            Map.entry(2008, 2),
            Map.entry(2019, 6),
            Map.entry(1002, 8),
            Map.entry(1007, 5),
            Map.entry(2005, 13),
            Map.entry(3025, 2),
            Map.entry(3007, 4),
            Map.entry(3008, 13));

    private static final Set<Integer> VIDEO_MODES_ONLY = Set.of(1007, 2005);
    private static final Set<Integer> NOT_WHILE_RECORDING = Set.of(2002, 2003, 2004, 2005, 2007, 2019, 1007);

    private final Map<Integer, Integer> values = new LinkedHashMap<>();
    private final boolean later;

    /** @param later whether this is the later firmware's SJ5000X, which has one movie size more */
    CameraSettings(boolean later) {
        this.later = later;
        reset();
    }

    void reset() {
        for (int i = 0; i < DEFAULTS.length; i += 2) {
            values.put(DEFAULTS[i], DEFAULTS[i + 1]);
        }
    }

    /** Goes back to the default of one. */
    void forget(int command) {
        for (int i = 0; i < DEFAULTS.length; i += 2) {
            if (DEFAULTS[i] == command) {
                values.put(command, DEFAULTS[i + 1]);
            }
        }
    }

    int get(int command) {
        return values.getOrDefault(command, 0);
    }

    Map<Integer, Integer> all() {
        return Collections.unmodifiableMap(values);
    }

    boolean has(int command) {
        return values.containsKey(command);
    }

    int options(int command) {
        return later && command == MOVIE_SIZE ? 6 : OPTIONS.getOrDefault(command, 0);
    }

    /** Changes one where the camera does; ignores it silently where the camera does that. */
    void set(int command, int value, Mode mode, boolean recording) {
        boolean known = (value >= 0 && value < options(command)) || command == PHOTO_SIZE;
        boolean busy = recording && NOT_WHILE_RECORDING.contains(command);
        boolean wrongMode = (mode.photo() && VIDEO_MODES_ONLY.contains(command))
                || (mode != Mode.LAPSE_PHOTO && command == PHOTO_LAPSE);
        if (known && !busy && !wrongMode) {
            values.put(command, value);
        }
    }

    /** Whether the photo size is one of those there are; the camera takes others and dies of them at the next shot. */
    boolean photoSizeSound() {
        return get(PHOTO_SIZE) >= 0 && get(PHOTO_SIZE) < options(PHOTO_SIZE);
    }

    /** Whether the live picture is 4:3. */
    boolean narrowMovie() {
        return get(MOVIE_SIZE) == 4 && !later;
    }
}
