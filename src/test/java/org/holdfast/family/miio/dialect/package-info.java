// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests of the two ways in which MiIO devices are asked. */
@NullMarked
package org.holdfast.family.miio.dialect;

import org.jspecify.annotations.NullMarked;
