// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests of MiIO devices. */
@NullMarked
package org.holdfast.family.miio;

import org.jspecify.annotations.NullMarked;
