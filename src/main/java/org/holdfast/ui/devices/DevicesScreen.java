// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import org.holdfast.service.Services;
import org.holdfast.ui.control.Drawings;
import org.holdfast.ui.control.EmptyState;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.Screen;
import org.kordamp.ikonli.feather.Feather;

/** The Devices page. */
public final class DevicesScreen implements Screen {
    private final Phrases phrases;
    private final StringProperty search = new SimpleStringProperty(this, "search", "");
    private final Node node;

    public DevicesScreen(Services services, Frame frame) {
        phrases = frame.phrases("org.holdfast.ui.devices.words");
        node = new EmptyState(Drawings.ANCHOR, phrases.of("empty"));
    }

    @Override
    public String id() {
        return "devices";
    }

    @Override
    public Feather icon() {
        return Feather.CAMERA;
    }

    @Override
    public String title() {
        return phrases.of("title");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Optional<StringProperty> search() {
        return Optional.of(search);
    }

    @Override
    public boolean offersAdding() {
        return true;
    }
}
