// SPDX-License-Identifier: GPL-3.0-or-later
/** Plays clips straight from cards and keeps their thumbnails. */
@NullMarked
package org.holdfast.service.clip;

import org.jspecify.annotations.NullMarked;
