// SPDX-License-Identifier: GPL-3.0-or-later
/** The switches: their screen, their tab, the switch on a card, groups, timers, and what they draw. */
@NullMarked
package org.holdfast.ui.switches;

import org.jspecify.annotations.NullMarked;
