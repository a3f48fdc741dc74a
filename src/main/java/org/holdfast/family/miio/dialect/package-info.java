// SPDX-License-Identifier: GPL-3.0-or-later
/** The two ways in which MiIO devices are asked: numbered properties (MIoT), and methods of each model's own (legacy). */
@NullMarked
package org.holdfast.family.miio.dialect;

import org.jspecify.annotations.NullMarked;
