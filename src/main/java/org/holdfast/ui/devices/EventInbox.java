// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.holdfast.device.Events;

/**
 * What a device told since the screen looked last. Bounded, so that a device that floods loses events rather than our
 * memory: the oldest go first, and alarms last of all. Thread-safe.
 */
final class EventInbox {
    private final int room;
    private final Deque<Events.Event> waiting = new ArrayDeque<>();

    /** @param room how many events wait at most */
    EventInbox(int room) {
        this.room = room;
    }

    synchronized void put(Events.Event event) {
        if (waiting.size() == room) {
            dropOne();
        }
        waiting.addLast(event);
    }

    private void dropOne() {
        for (Iterator<Events.Event> oldest = waiting.iterator(); oldest.hasNext(); ) {
            if (oldest.next().weight() != Events.Weight.ALARM) {
                oldest.remove();
                return;
            }
        }
        waiting.removeFirst();
    }

    /** Takes all out, newest first. */
    synchronized List<Events.Event> take() {
        List<Events.Event> newestFirst = new ArrayList<>(waiting).reversed();
        waiting.clear();
        return newestFirst;
    }
}
