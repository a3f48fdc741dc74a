// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests of the JSON dialect of A9 cameras. */
@NullMarked
package org.holdfast.family.a9.json;

import org.jspecify.annotations.NullMarked;
