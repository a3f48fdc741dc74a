// SPDX-License-Identifier: GPL-3.0-or-later
/** What every device family must pass. */
@NullMarked
package org.holdfast.family;

import org.jspecify.annotations.NullMarked;
