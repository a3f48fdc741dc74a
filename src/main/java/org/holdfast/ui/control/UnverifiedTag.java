// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import javafx.scene.control.Label;

/** Says that something was never seen on real hardware. */
public final class UnverifiedTag extends Label {
    public UnverifiedTag(Phrases phrases) {
        super(phrases.shared().of("unverified"));
        getStyleClass().add(Look.TAG);
        setMinWidth(USE_PREF_SIZE);
        Hint meaning = new Hint(phrases.shared().of("unverified.meaning"));
        meaning.setWrapText(true);
        meaning.setMaxWidth(320);
        setTooltip(meaning);
        setAccessibleHelp(phrases.shared().of("unverified.meaning"));
    }
}
