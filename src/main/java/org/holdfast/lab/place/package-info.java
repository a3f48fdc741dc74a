// SPDX-License-Identifier: GPL-3.0-or-later
/** What every virtual device has in common: where it stands and what goes on around it. */
@NullMarked
package org.holdfast.lab.place;

import org.jspecify.annotations.NullMarked;
