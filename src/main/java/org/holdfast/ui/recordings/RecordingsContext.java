// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.holdfast.service.Connections;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.PreferenceStore;
import org.holdfast.service.RecordingServices;
import org.holdfast.service.Tasks;
import org.holdfast.ui.control.Background;
import org.holdfast.ui.control.Notice;
import org.holdfast.ui.control.Phrases;

/**
 * What everything about recordings in one window shares.
 *
 * @param book the saved devices
 * @param connections opens them
 * @param services downloads, rules, deleting, playing, converting
 * @param tasks runs what takes long and can be seen meanwhile
 * @param preferences what the user chose
 * @param pictures where files go unless the user says otherwise
 * @param background the way to blocking work and back
 * @param clock for countdowns and days
 * @param phrases the words of these screens
 * @param notices tells the user something
 * @param openPath shows a folder, or opens a file, with the system's program for it
 */
record RecordingsContext(
        DeviceBook book,
        Connections connections,
        RecordingServices services,
        Tasks tasks,
        PreferenceStore preferences,
        Path pictures,
        Background background,
        Clock clock,
        Phrases phrases,
        Consumer<Notice> notices,
        Consumer<Path> openPath) {}
