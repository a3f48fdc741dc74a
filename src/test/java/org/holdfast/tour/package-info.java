// SPDX-License-Identifier: GPL-3.0-or-later
/** The tour: the real application without a display, used as a person would, with a picture of every screen. */
@NullMarked
package org.holdfast.tour;

import org.jspecify.annotations.NullMarked;
