// SPDX-License-Identifier: GPL-3.0-or-later
/** What the dialects of PPPP cameras have in common. */
@NullMarked
package org.holdfast.family.a9.command;

import org.jspecify.annotations.NullMarked;
