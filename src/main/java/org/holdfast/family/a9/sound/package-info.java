// SPDX-License-Identifier: GPL-3.0-or-later
/** Sound of A9 cameras as samples (protocol reference, section 6.2). */
@NullMarked
package org.holdfast.family.a9.sound;

import org.jspecify.annotations.NullMarked;
