// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.holdfast.net.Registration;
import org.holdfast.service.Tasks;
import org.holdfast.ui.control.Background;
import org.holdfast.ui.control.Notice;

/** The running tasks and the notices of this run. FX thread only. */
final class ActivityModel implements AutoCloseable {
    private static final int MOST_NOTICES = 50;

    private final Tasks tasks;
    private final ObservableList<Tasks.Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper(this, "running");
    private final Registration listening;

    ActivityModel(Tasks tasks, Background background) {
        this.tasks = tasks;
        listening = tasks.listen(background.gathered(this::refresh));
        refresh();
    }

    private void refresh() {
        entries.setAll(tasks.entries());
        running.set((int) entries.stream()
                .filter(entry -> entry.status() == Tasks.Status.RUNNING)
                .count());
    }

    /** Running ones first, then what ended, newest first. */
    ObservableList<Tasks.Entry> entries() {
        return entries;
    }

    /** The newest first. */
    ObservableList<Notice> notices() {
        return notices;
    }

    ReadOnlyIntegerProperty running() {
        return running.getReadOnlyProperty();
    }

    void keep(Notice notice) {
        notices.addFirst(notice);
        if (notices.size() > MOST_NOTICES) {
            notices.removeLast();
        }
    }

    void clear() {
        notices.clear();
        tasks.clear();
    }

    @Override
    public void close() {
        listening.close();
    }
}
