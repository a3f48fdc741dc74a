// SPDX-License-Identifier: GPL-3.0-or-later
/** The composition root. */
@NullMarked
package org.holdfast;

import org.jspecify.annotations.NullMarked;
