// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Cards of different heights in as many columns of one width as there is room for. Each goes where least is, by a weight
 * that does not follow every change of a height, so that no card jumps to another column because something opened.
 */
final class ColumnsPane extends Pane {
    private static final double GAP = 16;

    private final double least;
    private final ToDoubleFunction<Node> weight;

    /**
     * @param least how narrow a column may get, in pixels
     * @param weight about how high a card is, in any unit
     */
    ColumnsPane(double least, ToDoubleFunction<Node> weight) {
        this.least = least;
        this.weight = weight;
    }

    private int[] places(int columns) {
        List<Node> managed = getManagedChildren();
        int[] places = new int[managed.size()];
        double[] weights = new double[columns];
        for (int i = 0; i < places.length; i++) {
            int lightest = 0;
            for (int column = 1; column < columns; column++) {
                if (weights[column] < weights[lightest]) {
                    lightest = column;
                }
            }
            places[i] = lightest;
            weights[lightest] += weight.applyAsDouble(managed.get(i));
        }
        return places;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private int columns(double width) {
        return (int) Math.max(1, Math.floor((width + GAP) / (least + GAP)));
    }

    private double columnWidth(double width) {
        int columns = columns(width);
        return Math.floor((width - (columns - 1) * GAP) / columns);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return least;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double whole = width > 0 ? width : Math.max(getWidth(), least);
        double[] bottoms = new double[columns(whole)];
        List<Node> managed = getManagedChildren();
        int[] places = places(bottoms.length);
        for (int i = 0; i < managed.size(); i++) {
            int column = places[i];
            bottoms[column] += (bottoms[column] > 0 ? GAP : 0) + managed.get(i).prefHeight(columnWidth(whole));
        }
        double highest = 0;
        for (double bottom : bottoms) {
            highest = Math.max(highest, bottom);
        }
        return highest;
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        double width = columnWidth(getWidth());
        double[] bottoms = new double[columns];
        List<Node> managed = getManagedChildren();
        int[] places = places(columns);
        for (int i = 0; i < managed.size(); i++) {
            int column = places[i];
            Node child = managed.get(i);
            double height = child.prefHeight(width);
            double y = bottoms[column] + (bottoms[column] > 0 ? GAP : 0);
            child.resizeRelocate(column * (width + GAP), y, width, height);
            bottoms[column] = y + height;
        }
    }
}
