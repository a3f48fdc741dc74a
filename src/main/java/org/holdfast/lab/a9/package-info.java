// SPDX-License-Identifier: GPL-3.0-or-later
/** Virtual A9 cameras: demo mode, and PPPP with each of its three dialects. */
@NullMarked
package org.holdfast.lab.a9;

import org.jspecify.annotations.NullMarked;
