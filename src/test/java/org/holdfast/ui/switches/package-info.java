// SPDX-License-Identifier: GPL-3.0-or-later
/** Tries the screens with switches, with and without a window. */
@NullMarked
package org.holdfast.ui.switches;

import org.jspecify.annotations.NullMarked;
