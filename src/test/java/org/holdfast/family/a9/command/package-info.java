// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests of the dialects' common ground of A9 cameras. */
@NullMarked
package org.holdfast.family.a9.command;

import org.jspecify.annotations.NullMarked;
