// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import org.holdfast.ui.live.Looks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ColumnsPaneFxTest {
    private static Region card(double height, int weight) {
        Region card = new Region();
        card.setPrefHeight(height);
        card.setMinHeight(height);
        card.setUserData(weight);
        return card;
    }

    private static ColumnsPane pane(List<Region> cards, double width) {
        ColumnsPane pane = new ColumnsPane(400, node -> (Integer) node.getUserData());
        pane.getChildren().setAll(cards);
        pane.resize(width, pane.prefHeight(width));
        pane.layout();
        return pane;
    }

    @Test
    void thereAreAsManyColumnsAsThereIsRoomFor() {
        Looks.act(() -> {
            List<Region> cards = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                cards.add(card(100, 1));
            }
            assertThat(pane(cards, 399).prefHeight(399)).isEqualTo(6 * 100 + 5 * 16);
            assertThat(pane(cards, 816).prefHeight(816)).isEqualTo(3 * 100 + 2 * 16);
            assertThat(pane(cards, 1352).prefHeight(1352)).isEqualTo(2 * 100 + 16);
            assertThat(cards).extracting(Region::getWidth).containsOnly(440.0);
        });
    }

    @Test
    void aCardGoesWhereLeastIsAndStaysThereWhenAnotherGrows() {
        Looks.act(() -> {
            List<Region> cards = List.of(card(300, 3), card(100, 1), card(100, 1));
            pane(cards, 816);
            assertThat(cards).extracting(Region::getLayoutX).containsExactly(0.0, 416.0, 416.0);
            assertThat(cards).extracting(Region::getLayoutY).containsExactly(0.0, 0.0, 116.0);

            cards.get(1).setPrefHeight(500);
            cards.get(1).setMinHeight(500);
            pane(cards, 816);
            assertThat(cards).extracting(Region::getLayoutX).containsExactly(0.0, 416.0, 416.0);
            assertThat(cards).extracting(Region::getLayoutY).containsExactly(0.0, 0.0, 516.0);
        });
    }
}
