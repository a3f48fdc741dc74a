// SPDX-License-Identifier: GPL-3.0-or-later
/** Conversions in a child process of our own, which a damaged clip may bring down without harm. */
@NullMarked
package org.holdfast.service.convert;

import org.jspecify.annotations.NullMarked;
