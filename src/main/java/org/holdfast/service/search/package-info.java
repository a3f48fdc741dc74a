// SPDX-License-Identifier: GPL-3.0-or-later
/** Looking for devices, and for what is in the way. */
@NullMarked
package org.holdfast.service.search;

import org.jspecify.annotations.NullMarked;
