// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import static org.holdfast.ui.stage.StageWindow.await;
import static org.holdfast.ui.stage.StageWindow.onScreen;

import java.util.Comparator;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.holdfast.device.Recording;
import org.holdfast.service.Downloads;
import org.holdfast.ui.stage.StageWindow;

/** Looks at the recordings in a window as somebody does who sits before it. */
final class CardWatcher {
    private final StageWindow stage;

    CardWatcher(StageWindow stage) {
        this.stage = stage;
    }

    /** Opens the page of a camera with two days on its card. */
    List<Recording> openCard() {
        List<Recording> some = stage.house.card.holdSome();
        stage.house.save("bike", "Bike");
        stage.press("rail-recordings");
        await().until(() -> tiles().size() == some.size());
        return some;
    }

    /** The robot without a display holds no keys while it clicks. */
    void clickWithShift(CardTile tile) {
        onScreen(() -> {
            for (EventType<MouseEvent> type :
                    List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
                tile.fireEvent(new MouseEvent(
                        type,
                        0,
                        0,
                        0,
                        0,
                        MouseButton.PRIMARY,
                        1,
                        true,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
            }
            return Boolean.TRUE;
        });
    }

    /** The tiles that show something. */
    List<CardTile> tiles() {
        return onScreen(() -> stage.window.root().lookupAll(".card-tile").stream()
                .map(CardTile.class::cast)
                .filter(tile -> tile.recording() != null && tile.getScene() != null)
                .toList());
    }

    CardTile tile(Recording recording) {
        await().until(() -> tiles().stream().anyMatch(tile -> recording.equals(tile.recording())));
        return tiles().stream()
                .filter(tile -> recording.equals(tile.recording()))
                .findFirst()
                .orElseThrow();
    }

    List<String> labels(String style) {
        return onScreen(() -> stage.window.root().lookupAll("." + style).stream()
                .filter(Node::isVisible)
                .sorted(Comparator.comparingDouble(
                        node -> node.localToScene(node.getBoundsInLocal()).getMinY()))
                .flatMap(node -> node.lookupAll(".label").stream())
                .map(node -> ((Label) node).getText())
                .toList());
    }

    List<Downloads.Entry> queued() {
        return stage.house.downloads.entries();
    }
}
