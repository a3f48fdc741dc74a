// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.holdfast.net.Reach;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/** Says that virtual devices are on, and switches them off. */
final class ExploreBanner extends HBox {
    /**
     * @param plugged whether the virtual devices' plugs are in
     * @param plug pulls the plugs or puts them in again
     */
    ExploreBanner(
            Phrases phrases, Reach reach, ReadOnlyBooleanProperty plugged, Consumer<Boolean> plug, Runnable stop) {
        getStyleClass().add("explore-banner");
        setId("explore-banner");
        Label words = new Label(phrases.of(reach == Reach.LOOPBACK ? "explore.on" : "explore.on.searching"));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button off = new Button(phrases.of("explore.stop"));
        off.setId("explore-stop");
        off.getStyleClass().addAll("small");
        off.setOnAction(event -> stop.run());
        Button cable = new Button();
        cable.setId("explore-plug");
        cable.getStyleClass().addAll("small");
        cable.setMinWidth(USE_PREF_SIZE);
        cable.setOnAction(event -> plug.accept(!plugged.get()));
        plugged.subscribe(in -> {
            cable.setText(phrases.of(in ? "explore.unplug" : "explore.plug"));
            cable.setGraphic(Icons.small(in ? Feather.ZAP_OFF : Feather.ZAP));
        });
        off.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(Icons.small(Feather.COMPASS), words, gap, cable, off);
    }
}
