// SPDX-License-Identifier: GPL-3.0-or-later
/** Virtual devices that speak real bytes on real sockets of this computer. Only the composition root and tests know it. */
@NullMarked
package org.holdfast.lab;

import org.jspecify.annotations.NullMarked;
