// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.Recordings;
import org.holdfast.ui.control.DeviceTab;
import org.holdfast.ui.control.Page;
import org.holdfast.ui.control.Phrases;

/** The device page's <em>Recordings</em> tab: the card of that device. */
final class RecordingsTab implements DeviceTab {
    private final RecordingScreens screens;
    private final Phrases phrases;

    RecordingsTab(RecordingScreens screens) {
        this.screens = screens;
        phrases = screens.context().phrases();
    }

    @Override
    public String id() {
        return "recordings";
    }

    @Override
    public String title() {
        return phrases.of("title");
    }

    @Override
    public boolean fits(Connection connection) {
        return connection.capability(Recordings.class).isPresent();
    }

    @Override
    public Page open(Device device, Connection connection) {
        RecordingsView view = new RecordingsView(screens, Optional.of(device));
        String title = title();
        return new Page() {
            @Override
            public String title() {
                return title;
            }

            @Override
            public Node node() {
                return view;
            }

            @Override
            public List<KeyHint> keys() {
                return RecordingsScreen.keys(phrases);
            }

            @Override
            public void shown() {
                view.shown();
            }

            @Override
            public void hidden() {
                view.hidden();
            }
        };
    }
}
