// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.holdfast.device.Recording;
import org.holdfast.ui.control.Look;
import org.jspecify.annotations.Nullable;

/** One line of the card, used again for others while scrolling. */
final class CardCell extends ListCell<CardRow> {
    private final CardGrid grid;
    private final Label day = new Label();
    private final Label sum = new Label();
    private final HBox heading = new HBox(day, sum);
    private final HBox line = new HBox();
    private final List<CardTile> tiles = new ArrayList<>();

    CardCell(CardGrid grid) {
        this.grid = grid;
        getStyleClass().add("card-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        day.getStyleClass().add(Look.SECTION_TITLE);
        day.setMinWidth(USE_PREF_SIZE);
        sum.getStyleClass().addAll(Look.SECONDARY, Look.FIGURES);
        heading.getStyleClass().addAll("card-heading", Look.GAP_12);
        heading.setAlignment(Pos.BASELINE_LEFT);
        line.getStyleClass().add("card-line");
    }

    @Override
    protected void updateItem(@Nullable CardRow row, boolean empty) {
        super.updateItem(row, empty);
        switch (empty ? null : row) {
            case null -> {
                show(List.of());
                setGraphic(null);
                height(USE_COMPUTED_SIZE);
            }
            case CardRow.Heading of -> {
                show(List.of());
                day.setText(grid.dayOf(of));
                sum.setText(grid.sumOf(of));
                setGraphic(heading);
                height(CardGrid.HEADING);
            }
            case CardRow.Line(List<Recording> recordings) -> {
                show(recordings);
                setGraphic(line);
                height(CardGrid.LINE);
            }
        }
    }

    private void height(double pixels) {
        setMinHeight(pixels);
        setPrefHeight(pixels);
        setMaxHeight(pixels);
    }

    private void show(List<Recording> recordings) {
        while (tiles.size() < recordings.size()) {
            tiles.add(grid.newTile());
        }
        for (int i = recordings.size(); i < tiles.size(); i++) {
            tiles.get(i).release();
        }
        List<CardTile> shown = tiles.subList(0, recordings.size());
        if (!line.getChildren().equals(shown)) {
            line.getChildren().setAll(shown);
        }
        for (int i = 0; i < shown.size(); i++) {
            shown.get(i).show(recordings.get(i));
        }
    }
}
