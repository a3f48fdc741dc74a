// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests of the MiIO transport. */
@NullMarked
package org.holdfast.family.miio.wire;

import org.jspecify.annotations.NullMarked;
