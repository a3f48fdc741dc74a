// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.shell;

import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.holdfast.ui.control.Icons;
import org.holdfast.ui.control.Look;
import org.holdfast.ui.control.Motion;
import org.holdfast.ui.control.Notice;
import org.holdfast.ui.control.Phrases;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Notices at the lower right. */
final class NoticeLayer extends VBox {
    private static final Duration PASSING = Duration.seconds(8);
    private static final int MOST = 4;
    private static final PseudoClass ALARM = PseudoClass.getPseudoClass("alarm");

    private final Phrases phrases;
    private final Motion motion;

    NoticeLayer(Phrases phrases, Motion motion) {
        this.phrases = phrases;
        this.motion = motion;
        getStyleClass().add("notices");
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    void show(Notice notice) {
        HBox box = new HBox();
        box.setId("notice");
        box.getStyleClass().addAll("notice", Look.FLOATING);
        box.pseudoClassStateChanged(ALARM, notice.weight() == Notice.Weight.ALARM);
        FontIcon icon = Icons.large(notice.weight() == Notice.Weight.ALARM ? Feather.ALERT_TRIANGLE : Feather.INFO);
        icon.getStyleClass().add("weight");
        Label words = new Label(notice.words());
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleRole(AccessibleRole.TEXT);
        box.setAccessibleText(notice.words());
        box.setAlignment(Pos.CENTER_LEFT);
        box.getChildren().addAll(icon, words);
        notice.deed().ifPresent(deed -> {
            Button act = new Button(deed.words());
            act.setId("notice-deed");
            act.getStyleClass().addAll("small", "accent", "flat");
            act.setMinWidth(USE_PREF_SIZE);
            act.setOnAction(event -> {
                remove(box);
                deed.action().run();
            });
            box.getChildren().add(act);
        });
        box.getChildren().add(Icons.button("notice-close", Feather.X, phrases.of("notice.close"), () -> remove(box)));
        getChildren().add(box);
        if (getChildren().size() > MOST) {
            getChildren().removeFirst();
        }
        motion.slideIn(box, 24, 0);
        if (notice.weight() == Notice.Weight.PASSING) {
            PauseTransition stay = new PauseTransition(PASSING);
            stay.setOnFinished(event -> {
                if (box.isHover()) {
                    stay.playFromStart();
                } else {
                    remove(box);
                }
            });
            stay.play();
        }
    }

    private void remove(HBox box) {
        if (getChildren().contains(box)) {
            motion.fadeOut(box, () -> getChildren().remove(box));
        }
    }
}
