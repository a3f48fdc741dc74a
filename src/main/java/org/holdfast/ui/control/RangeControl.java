// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.holdfast.device.Setting;

/** A number between two others. It is wanted when the slider was let go, or was left alone for a moment. */
final class RangeControl implements SettingControl {
    private static final Duration SETTLED = Duration.millis(500);

    private final Slider slider = new Slider();
    private final Label number = new Label();
    private final HBox box = new HBox(slider, number);
    private final PauseTransition settle = new PauseTransition(SETTLED);
    private boolean showing;

    RangeControl(Setting.Range range, Consumer<String> wanted) {
        box.setAlignment(Pos.CENTER_RIGHT);
        box.getStyleClass().add(Look.GAP_8);
        number.getStyleClass().addAll("setting-number", Look.FIGURES);
        slider.setMin(range.least());
        slider.setMax(range.most());
        slider.setBlockIncrement(range.step());
        slider.setMajorTickUnit(range.step());
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        show(range);
        settle.setOnFinished(event -> wanted.accept(Long.toString(Math.round(slider.getValue()))));
        slider.valueProperty().addListener((property, was, value) -> {
            number.setText(Long.toString(Math.round(value.doubleValue())));
            if (!showing && !slider.isValueChanging()) {
                settle.playFromStart();
            }
        });
        slider.valueChangingProperty().addListener((property, was, changing) -> {
            if (changing) {
                settle.stop();
            } else {
                settle.playFromStart();
            }
        });
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Node field() {
        return slider;
    }

    @Override
    public void show(Setting setting) {
        if (setting instanceof Setting.Range range) {
            showing = true;
            settle.stop();
            slider.setValue(range.current());
            number.setText(Integer.toString(range.current()));
            showing = false;
        }
    }
}
