// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import javafx.css.PseudoClass;

/** The style classes of {@code holdfast.css} that Java code puts on nodes. Colours and sizes live there alone. */
public final class Look {
    // Words
    public static final String PAGE_TITLE = "page-title";
    public static final String SECTION_TITLE = "section-title";
    public static final String LARGE_WORDS = "large-words";
    public static final String SECONDARY = "secondary";
    public static final String FIGURES = "figures";
    public static final String STRONG = "strong";

    // Surfaces
    public static final String PAGE = "page";
    public static final String CARD = "card-surface";
    public static final String DASHED = "dashed-surface";
    public static final String PANEL = "panel-surface";
    public static final String FLOATING = "floating-surface";
    public static final String DIALOG = "dialog-surface";
    public static final String SCRIM = "scrim";
    public static final String PICTURE = "picture";

    // Parts
    public static final String ICON_BUTTON = "icon-button";
    public static final String CHOICE_CARD = "choice-card";
    public static final String TAG = "tag";
    public static final String DRAWING_OUTLINE = "drawing-outline";
    public static final String DRAWING_ACCENT = "drawing-accent";
    public static final String SKELETON = "skeleton";

    // Layout
    public static final String GAP_4 = "gap-4";
    public static final String GAP_8 = "gap-8";
    public static final String GAP_12 = "gap-12";
    public static final String GAP_16 = "gap-16";
    public static final String GAP_24 = "gap-24";

    /** The present one among several, such as the screen shown. */
    public static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    /** The first row of a list, which has no line above it. */
    public static final PseudoClass FIRST = PseudoClass.getPseudoClass("first-row");

    private Look() {}
}
