// SPDX-License-Identifier: GPL-3.0-or-later
/** Makes films that play anywhere out of cameras' clips: remuxed where possible, joined, or smaller. */
@NullMarked
package org.holdfast.media.convert;

import org.jspecify.annotations.NullMarked;
