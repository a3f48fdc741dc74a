// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.ui.control.Notice;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.stage.HandScreen;
import org.holdfast.ui.stage.StageHouse;

/** Everything that the models of these screens need, without a window. */
final class RecordingsBench implements AutoCloseable {
    final HandScreen screen = new HandScreen();
    final List<Notice> notices = new CopyOnWriteArrayList<>();
    final List<Path> opened = new CopyOnWriteArrayList<>();
    final StageHouse house;
    final RecordingsContext context;

    RecordingsBench(Path folder) {
        house = new StageHouse(folder);
        context = new RecordingsContext(
                house.services().book(),
                house.services().connections(),
                house.services().recordings(),
                house.services().tasks(),
                house.services().preferences(),
                house.services().folders().pictures(),
                screen.background(),
                house.services().clock(),
                new Phrases(RecordingTexts.BUNDLE, Locale.ENGLISH),
                notices::add,
                opened::add);
    }

    @Override
    public void close() {
        house.close();
    }
}
