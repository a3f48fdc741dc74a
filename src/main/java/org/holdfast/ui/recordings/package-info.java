// SPDX-License-Identifier: GPL-3.0-or-later
/** Recordings on the devices' cards: browsed, played and fetched. */
@NullMarked
package org.holdfast.ui.recordings;

import org.jspecify.annotations.NullMarked;
