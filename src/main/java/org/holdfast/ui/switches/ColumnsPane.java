// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Cards of different heights in as many columns of one width as there is room for. A card stays in its column whatever
 * the others do.
 */
final class ColumnsPane extends Pane {
    private static final double GAP = 16;

    private final double least;

    /** @param least how narrow a column may get, in pixels */
    ColumnsPane(double least) {
        this.least = least;
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
        for (int i = 0; i < managed.size(); i++) {
            int column = i % bottoms.length;
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
        for (int i = 0; i < managed.size(); i++) {
            int column = i % columns;
            Node child = managed.get(i);
            double height = child.prefHeight(width);
            double y = bottoms[column] + (bottoms[column] > 0 ? GAP : 0);
            child.resizeRelocate(column * (width + GAP), y, width, height);
            bottoms[column] = y + height;
        }
    }
}
