// SPDX-License-Identifier: GPL-3.0-or-later
/** Live pictures that are shared, watched over and recorded. */
@NullMarked
package org.holdfast.service.live;

import org.jspecify.annotations.NullMarked;
