// SPDX-License-Identifier: GPL-3.0-or-later
/** The small parts that all screens are made of, and what screens and the window ask of each other. */
@NullMarked
package org.holdfast.ui.control;

import org.jspecify.annotations.NullMarked;
