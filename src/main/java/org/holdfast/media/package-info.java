// SPDX-License-Identifier: GPL-3.0-or-later
/** Frames, players, recording and stills; native memory, no screens. */
@NullMarked
package org.holdfast.media;

import org.jspecify.annotations.NullMarked;
