// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.util.Subscription;
import org.holdfast.ui.control.Hint;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.control.Screen;
import org.kordamp.ikonli.feather.Feather;

/** The page of all switches. */
final class SwitchesScreen implements Screen {
    private final Phrases phrases;
    private final SwitchesModel model;
    private final SwitchesView view;
    private final Button off;
    private final List<Node> tools;
    private final Subscription bound;

    /** @param tokens opens the page on which tokens are taken in, where there is one */
    SwitchesScreen(SwitchContext context, SwitchesModel model, Optional<Button> tokens) {
        phrases = context.phrases();
        this.model = model;
        view = new SwitchesView(context, model);
        off = new Button(phrases.of("all.off"), Icons.small(Feather.POWER));
        off.setId("all-off");
        off.setTooltip(new Hint(phrases.of("all.off.words")));
        off.setOnAction(_ -> new SwitchDeeds(context).everythingOff());
        tools = Stream.concat(tokens.stream(), Stream.of(off))
                .<Node>map(each -> each)
                .toList();
        bound = model.shown().subscribe(now -> {
            off.setVisible(!now.none());
            off.setManaged(!now.none());
        });
    }

    @Override
    public String id() {
        return "switches";
    }

    @Override
    public Feather icon() {
        return Feather.TOGGLE_RIGHT;
    }

    @Override
    public String title() {
        return phrases.of("switches");
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public Optional<StringProperty> search() {
        return Optional.of(model.search());
    }

    @Override
    public List<Node> tools() {
        return tools;
    }

    @Override
    public boolean offersAdding() {
        return true;
    }

    @Override
    public List<KeyHint> keys() {
        return SwitchKeys.hints(phrases);
    }

    @Override
    public void shown() {
        model.look();
        view.shown();
    }

    @Override
    public void hidden() {
        view.hidden();
        model.rest();
    }

    @Override
    public void closed() {
        bound.unsubscribe();
    }
}
