// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests of players, recordings and stills. */
@NullMarked
package org.holdfast.media;

import org.jspecify.annotations.NullMarked;
