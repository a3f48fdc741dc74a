// SPDX-License-Identifier: GPL-3.0-or-later
/** A9 cameras as the chip maker's example programs them: plain UDP at a fixed address (protocol reference, section 2). */
@NullMarked
package org.holdfast.family.a9.demo;

import org.jspecify.annotations.NullMarked;
