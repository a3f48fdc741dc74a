// SPDX-License-Identifier: GPL-3.0-or-later
/** The little of multicast DNS that tells which MiIO devices announce themselves, and as which model. */
@NullMarked
package org.holdfast.family.miio.mdns;

import org.jspecify.annotations.NullMarked;
