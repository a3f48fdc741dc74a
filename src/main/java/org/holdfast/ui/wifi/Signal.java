// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wifi;

import java.util.OptionalInt;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.holdfast.ui.control.Phrases;

/** How strong a network is, as four bars; none where the device does not tell. */
final class Signal extends HBox {
    private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");
    private static final int BARS = 4;
    private static final int STRONG = -55;
    private static final int STEP = 10;

    Signal(Phrases phrases, OptionalInt dBm) {
        getStyleClass().add("signal");
        setAlignment(Pos.BOTTOM_LEFT);
        setMinWidth(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(words(phrases, dBm));
        int full = bars(dBm);
        for (int i = 0; i < BARS; i++) {
            Region bar = new Region();
            bar.getStyleClass().addAll("signal-bar", "signal-bar-" + i);
            bar.pseudoClassStateChanged(FULL, i < full);
            getChildren().add(bar);
        }
    }

    /** 1 for weak to 4 for strong; 0 where it is not told. */
    static int bars(OptionalInt dBm) {
        if (dBm.isEmpty()) {
            return 0;
        }
        int below = Math.max(0, STRONG - dBm.getAsInt());
        return Math.max(1, BARS - (below + STEP - 1) / STEP);
    }

    /** The strength in words. */
    static String words(Phrases phrases, OptionalInt dBm) {
        return phrases.of("signal." + bars(dBm));
    }

    /** The figure beside the words; empty where there is none. */
    static String figure(Phrases phrases, OptionalInt dBm) {
        return dBm.isPresent()
                ? phrases.of("signal.figure", Integer.toString(dBm.getAsInt()).replace('-', '−'))
                : "";
    }
}
