// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.talk;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.holdfast.device.DeviceException;
import org.holdfast.device.TalkBack;
import org.holdfast.media.Microphones;
import org.holdfast.ui.control.Background;
import org.holdfast.ui.control.Hint;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** Held to talk, by pointer, by Space when it has the focus, or by T; shows how loud one is. */
public final class TalkButton extends StackPane implements AutoCloseable {
    private static final PseudoClass TALKING = PseudoClass.getPseudoClass("talking");
    private static final double METER = 28;

    private final TalkModel model;
    private final EventHandler<KeyEvent> down = event -> keyed(event, true);
    private final EventHandler<KeyEvent> up = event -> keyed(event, false);

    /** @param failed told why talking ended by itself */
    public TalkButton(
            TalkBack talk,
            Microphones microphones,
            Background background,
            Phrases screen,
            Consumer<DeviceException> failed) {
        Phrases phrases = screen.in("org.holdfast.ui.talk.words");
        model = new TalkModel(talk, microphones, background, failed);
        getStyleClass().add("talk");
        setMinWidth(USE_PREF_SIZE);
        Button button = new Button("", Icons.small(Feather.MIC));
        button.setId("live-talk");
        button.getStyleClass().addAll(Look.ICON_BUTTON, "flat", "talk-button");
        button.setAccessibleText(phrases.of("talk"));
        Hint hint = new Hint(phrases.of(model.proven() ? "talk.hint" : "talk.hint.unverified"));
        hint.setWrapText(true);
        hint.setMaxWidth(320);
        button.setTooltip(hint);
        Region full = new Region();
        full.getStyleClass().add("talk-level");
        full.maxWidthProperty().bind(model.level().multiply(METER));
        full.minWidthProperty().bind(full.maxWidthProperty());
        HBox meter = new HBox(full);
        meter.setId("live-talk-level");
        meter.getStyleClass().add("talk-meter");
        meter.setAlignment(Pos.CENTER_LEFT);
        meter.setMinWidth(METER);
        meter.setMaxWidth(METER);
        meter.visibleProperty().bind(model.talking());
        meter.setMaxHeight(USE_PREF_SIZE);
        meter.setMouseTransparent(true);
        StackPane.setAlignment(meter, Pos.BOTTOM_CENTER);
        getChildren().addAll(button, meter);
        if (!model.proven()) {
            // As wide as the icon leaves room for: the row of controls has none for a word.
            Label mark = new Label("?");
            mark.setId("live-talk-unverified");
            mark.getStyleClass().addAll(Look.TAG, "talk-unverified");
            mark.setMouseTransparent(true);
            StackPane.setAlignment(mark, Pos.TOP_RIGHT);
            getChildren().add(mark);
            button.setAccessibleHelp(phrases.of("talk.hint.unverified"));
        }
        model.talking().subscribe(on -> button.pseudoClassStateChanged(TALKING, on));
        button.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                model.press();
            }
        });
        button.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> model.release());
        button.addEventFilter(KeyEvent.KEY_PRESSED, event -> spaced(event, true));
        button.addEventFilter(KeyEvent.KEY_RELEASED, event -> spaced(event, false));
        button.focusedProperty().addListener((property, was, focused) -> {
            if (!focused) {
                model.release();
            }
        });
        // Nobody talks on unheard, whatever takes the picture away while the key is down.
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                model.release();
            }
        });
    }

    /** Lets T be held while {@code node} or something in it has the focus. */
    public void listenTo(Node node) {
        node.addEventFilter(KeyEvent.KEY_PRESSED, down);
        node.addEventFilter(KeyEvent.KEY_RELEASED, up);
    }

    /** Ends {@link #listenTo}. */
    public void leave(Node node) {
        node.removeEventFilter(KeyEvent.KEY_PRESSED, down);
        node.removeEventFilter(KeyEvent.KEY_RELEASED, up);
    }

    private void keyed(KeyEvent event, boolean pressed) {
        // What is typed into a field is meant for the field.
        if (event.getCode() == KeyCode.T
                && !event.isShortcutDown()
                && !event.isAltDown()
                && !(event.getTarget() instanceof TextInputControl)) {
            turn(event, pressed);
        }
    }

    private void spaced(KeyEvent event, boolean pressed) {
        if (event.getCode() == KeyCode.SPACE) {
            turn(event, pressed);
        }
    }

    private void turn(KeyEvent event, boolean pressed) {
        if (pressed) {
            model.press();
        } else {
            model.release();
        }
        event.consume();
    }

    @Override
    public void close() {
        model.close();
    }
}
