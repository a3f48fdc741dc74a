// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.switches;

import java.time.Clock;
import org.holdfast.service.Switchboard;
import org.holdfast.ui.control.Frame;
import org.holdfast.ui.control.Phrases;
import org.holdfast.ui.password.PasswordOffer;

/**
 * What everything that shows a switch needs.
 *
 * @param presses one for the window, so that a failure is told wherever its switch is shown
 */
record SwitchContext(
        Switchboard board, PressModel presses, Frame frame, Phrases phrases, Clock clock, PasswordOffer passwords) {}
