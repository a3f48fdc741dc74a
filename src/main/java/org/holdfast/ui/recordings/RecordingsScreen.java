// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.Screen;
import org.kordamp.ikonli.feather.Feather;

/** The recordings page of the rail: the card of whichever camera is chosen. */
final class RecordingsScreen implements Screen {
    private final RecordingScreens screens;
    private final Phrases phrases;
    private final RecordingsView view;
    private final StringProperty search = new SimpleStringProperty(this, "search", "");

    RecordingsScreen(RecordingScreens screens) {
        this.screens = screens;
        phrases = screens.context().phrases();
        view = new RecordingsView(screens, Optional.empty());
        search.subscribe(
                words -> view.model().filter(view.model().filterProperty().get().withWords(words)));
        view.model().filterProperty().subscribe(filter -> search.set(filter.words()));
    }

    @Override
    public String id() {
        return "recordings";
    }

    @Override
    public Feather icon() {
        return Feather.FILM;
    }

    @Override
    public String title() {
        return phrases.of("title");
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public Optional<StringProperty> search() {
        return Optional.of(search);
    }

    @Override
    public List<KeyHint> keys() {
        return keys(phrases);
    }

    /** The keys that work on a card. */
    static List<KeyHint> keys(Phrases phrases) {
        return List.of(
                new KeyHint(phrases.of("key.arrows"), phrases.of("key.move")),
                new KeyHint(phrases.of("key.shift-arrows"), phrases.of("key.extend")),
                new KeyHint(phrases.of("key.all"), phrases.of("key.choose-all")),
                new KeyHint(phrases.of("key.space"), phrases.of("key.choose")),
                new KeyHint(phrases.of("key.enter"), phrases.of("key.play")),
                new KeyHint(phrases.of("key.delete"), phrases.of("key.remove")),
                new KeyHint("F5", phrases.of("card.read")),
                new KeyHint(phrases.of("key.alt-arrows"), phrases.of("key.order")));
    }

    @Override
    public void shown() {
        view.shown();
    }

    @Override
    public void hidden() {
        view.hidden();
    }

    @Override
    public void closed() {
        screens.close();
    }
}
