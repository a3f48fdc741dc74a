// SPDX-License-Identifier: GPL-3.0-or-later
/** Whole pictures, and sound, out of the numbered packets of a PPPP camera (protocol reference, section 6). */
@NullMarked
package org.holdfast.family.a9.picture;

import org.jspecify.annotations.NullMarked;
