// SPDX-License-Identifier: GPL-3.0-or-later
/** Xiaomi's plugs, power strips and wall switches over the local network: found, told apart, connected to, diagnosed. */
@NullMarked
package org.holdfast.family.miio;

import org.jspecify.annotations.NullMarked;
