// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.holdfast.media.Microphones;
import org.holdfast.service.LiveView;
import org.holdfast.service.WallStore;
import org.holdfast.ui.control.Background;
import org.holdfast.ui.control.Notice;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.password.PasswordOffer;

/**
 * What every live view of the window shares.
 *
 * @param live where pictures come from
 * @param wall how each camera is seen and heard, and the wall's views
 * @param recorder records in the background
 * @param files where snapshots go
 * @param background the way to blocking work and back
 * @param clock for ages and file names
 * @param phrases the words of the live screens
 * @param notices tells the user something
 * @param openFolder shows a folder in the system's file manager
 * @param passwords asks for another password where a device refused one
 * @param microphones where spoken words come from
 */
public record LiveContext(
        LiveView live,
        WallStore wall,
        LiveRecorder recorder,
        CaptureFiles files,
        Background background,
        Clock clock,
        Phrases phrases,
        Consumer<Notice> notices,
        Consumer<Path> openFolder,
        PasswordOffer passwords,
        Microphones microphones) {}
