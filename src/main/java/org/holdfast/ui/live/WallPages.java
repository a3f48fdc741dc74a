// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.List;
import org.holdfast.device.Device;

/**
 * The cameras of a wall, as many at once as it can show.
 *
 * @param page counted from 0
 */
record WallPages(List<Device> devices, int page) {
    WallPages {
        devices = List.copyOf(devices);
        page = Math.clamp(page, 0, count(devices) - 1);
    }

    int count() {
        return count(devices);
    }

    private static int count(List<Device> devices) {
        return Math.max(1, (devices.size() + WallGrid.MOST - 1) / WallGrid.MOST);
    }

    /** Other cameras on the same page, or the last one where there are fewer pages now. */
    WallPages with(List<Device> others) {
        return new WallPages(others, page);
    }

    /** So many pages on; no further than the first and the last. */
    WallPages turned(int by) {
        return new WallPages(devices, Math.clamp((long) page + by, 0, Integer.MAX_VALUE));
    }

    /** Those that are shown now. */
    List<Device> present() {
        int first = page * WallGrid.MOST;
        return devices.subList(first, Math.min(devices.size(), first + WallGrid.MOST));
    }
}
