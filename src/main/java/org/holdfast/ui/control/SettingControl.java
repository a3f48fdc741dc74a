// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.control;

import javafx.scene.Node;
import org.holdfast.device.Setting;

/** The control of one row. It shows what it is given and tells what the user wants. */
interface SettingControl {
    /** The node at the row's right. */
    Node node();

    /** The node that a label names and that has the focus. */
    Node field();

    /** Shows a value without telling anybody. */
    void show(Setting setting);
}
