// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.wizard;

import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Skin;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import org.holdfast.device.RtspAddress;
import org.jspecify.annotations.Nullable;

/**
 * A field for an address. A password or token in what is typed is shown as dots from its first letter on, is not read
 * aloud, and cannot be copied out of it.
 */
final class AddressField extends TextField {
    private static final char DOT = '\u2022';

    private static String seen(String text) {
        return RtspAddress.dotted(text, DOT);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new DottedSkin(this);
    }

    @Override
    public void copy() {
        if (seen(getText()).equals(getText())) {
            super.copy();
        }
    }

    @Override
    public void cut() {
        if (seen(getText()).equals(getText())) {
            super.cut();
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? seen(getText())
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    private static final class DottedSkin extends TextFieldSkin {
        DottedSkin(TextField field) {
            super(field);
        }

        @Override
        protected String maskText(String text) {
            return seen(text);
        }
    }
}
