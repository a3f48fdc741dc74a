// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests of the composition root, the tour, and the rules that hold the house together. */
@NullMarked
package org.holdfast;

import org.jspecify.annotations.NullMarked;
