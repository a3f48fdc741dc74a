// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests of the binary dialect of A9 cameras. */
@NullMarked
package org.holdfast.family.a9.binary;

import org.jspecify.annotations.NullMarked;
