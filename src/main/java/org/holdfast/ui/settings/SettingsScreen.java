// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.settings;

import javafx.scene.Node;
import org.holdfast.service.Services;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.Screen;
import org.kordamp.ikonli.feather.Feather;

/** The application's settings. */
public final class SettingsScreen implements Screen {
    private final Phrases phrases;
    private final SettingsView view;

    public SettingsScreen(Services services, Frame frame) {
        phrases = frame.phrases(SettingsModel.BUNDLE);
        view = new SettingsView(services, frame, phrases, new SettingsModel(services, frame.background()));
    }

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public Feather icon() {
        return Feather.SETTINGS;
    }

    @Override
    public boolean atTheEnd() {
        return true;
    }

    @Override
    public String title() {
        return phrases.of("title");
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void shown() {
        view.shown();
    }

    @Override
    public void hidden() {
        view.hidden();
    }
}
