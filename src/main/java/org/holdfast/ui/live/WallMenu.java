// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.holdfast.service.WallState.Look;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** What a right click on a tile offers: everything that a key does there. */
final class WallMenu {
    private WallMenu() {}

    static ContextMenu of(LiveModel tile, WallModel wall, WallView.Opening opening, Phrases phrases) {
        Look look = tile.lookProperty().get();
        ContextMenu menu = new ContextMenu(
                item("tile-open", Feather.EXTERNAL_LINK, phrases.of("tile.open"), () -> opening.open(tile.device())),
                item(
                        "tile-full",
                        Feather.MAXIMIZE_2,
                        phrases.of("tile.full-screen"),
                        () -> opening.fillScreen(tile.device())),
                new SeparatorMenuItem(),
                item("tile-snapshot", Feather.CAMERA, phrases.of("tile.snapshot"), tile::snapshot),
                item(
                        "tile-record",
                        Feather.CIRCLE,
                        phrases.of(tile.recordingProperty().get().isPresent() ? "tile.record.stop" : "tile.record"),
                        tile::toggleRecording),
                item("tile-turn", Feather.ROTATE_CW, phrases.of("tile.turn"), () -> tile.look(Look::turned)),
                item(
                        "tile-mute",
                        look.muted() ? Feather.VOLUME_2 : Feather.VOLUME_X,
                        phrases.of(look.muted() ? "tile.mute.off" : "tile.mute"),
                        () -> tile.look(now -> now.withMuted(!now.muted()))));
        if (wall.view().isPresent()) {
            menu.getItems()
                    .addAll(
                            new SeparatorMenuItem(),
                            item(
                                    "tile-leave-out",
                                    Feather.X,
                                    phrases.of("tile.leave-out"),
                                    () -> wall.leaveOut(tile.device())));
        }
        return menu;
    }

    private static MenuItem item(String id, Feather icon, String words, Runnable action) {
        MenuItem item = new MenuItem(words, Icons.small(icon));
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
