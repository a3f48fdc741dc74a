// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.List;
import org.holdfast.device.Device;

/**
 * The cameras of a wall, as many at once as it can show.
 *
 * @param most how many a page has
 * @param page counted from 0
 */
record WallPages(List<Device> devices, int most, int page) {
    WallPages {
        devices = List.copyOf(devices);
        page = Math.clamp(page, 0, count(devices, most) - 1);
    }

    int count() {
        return count(devices, most);
    }

    private static int count(List<Device> devices, int most) {
        return Math.max(1, (devices.size() + most - 1) / most);
    }

    /** Other cameras on the same page, or the last one where there are fewer pages now. */
    WallPages with(List<Device> others) {
        return new WallPages(others, most, page);
    }

    /** So many a page, and the page on which a camera is that was shown before. */
    WallPages with(int newMost, int place) {
        return new WallPages(devices, newMost, place / newMost);
    }

    /** So many pages on; no further than the first and the last. */
    WallPages turned(int by) {
        return new WallPages(devices, most, Math.clamp((long) page + by, 0, Integer.MAX_VALUE));
    }

    /** The place of the first that is shown now, among all. */
    int first() {
        return page * most;
    }

    /** Those that are shown now. */
    List<Device> present() {
        return devices.subList(first(), Math.min(devices.size(), first() + most));
    }
}
