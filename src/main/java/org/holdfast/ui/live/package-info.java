// SPDX-License-Identifier: GPL-3.0-or-later
/** The live picture: one camera, a wall of them, a thumbnail, and what steers a camera beside it. */
@NullMarked
package org.holdfast.ui.live;

import org.jspecify.annotations.NullMarked;
