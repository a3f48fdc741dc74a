// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests of the virtual MiIO devices. */
@NullMarked
package org.holdfast.lab.miio;

import org.jspecify.annotations.NullMarked;
