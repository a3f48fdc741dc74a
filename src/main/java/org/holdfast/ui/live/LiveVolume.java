// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.holdfast.service.WallState;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;

/**
 * How loud a camera is heard: a button that mutes it, and a slider. Kept for the camera, and there as soon as its stream
 * brought sound once.
 */
final class LiveVolume extends HBox {
    private final Phrases phrases;
    private final Button mute;
    private final Slider slider = new Slider(0, 100, 100);
    private final Subscription subscriptions;
    private boolean showing;

    LiveVolume(LiveModel model) {
        phrases = model.context().phrases();
        getStyleClass().add("live-volume");
        setAlignment(Pos.CENTER_LEFT);
        mute = Icons.button(
                "live-mute",
                Feather.VOLUME_2,
                phrases.of("mute"),
                () -> model.look(
                        look -> look.heard() == 0 && look.volume() > 0 ? look.withMuted(false) : look.withMuted(true)));
        slider.setId("live-volume");
        slider.setBlockIncrement(10);
        slider.setAccessibleText(phrases.of("volume"));
        slider.valueProperty().subscribe((_, value) -> {
            if (!showing) {
                int percent = (int) Math.round(value.doubleValue());
                // Whoever moves the slider wants to hear something.
                model.look(look -> look.withVolume(percent).withMuted(false));
            }
        });
        getChildren().addAll(mute, slider);
        setVisible(false);
        setManaged(false);
        subscriptions = Subscription.combine(
                model.lookProperty().subscribe(this::show),
                model.figuresProperty().subscribe(figures -> {
                    if (figures.filter(LiveFigures::sound).isPresent()) {
                        setVisible(true);
                        setManaged(true);
                    }
                }));
    }

    /** Leaves the slider away. */
    void narrow(boolean isNarrow) {
        slider.setVisible(!isNarrow);
        slider.setManaged(!isNarrow);
    }

    void dispose() {
        subscriptions.unsubscribe();
    }

    private void show(WallState.Look look) {
        showing = true;
        if (!slider.isValueChanging()) {
            slider.setValue(look.heard());
        }
        showing = false;
        Feather icon = look.heard() == 0 ? Feather.VOLUME_X : look.heard() < 50 ? Feather.VOLUME_1 : Feather.VOLUME_2;
        mute.setGraphic(Icons.small(icon));
        String words = phrases.of(look.muted() ? "mute.off" : "mute");
        mute.setAccessibleText(words);
        mute.getTooltip().setText(words);
    }
}
