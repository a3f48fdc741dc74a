// SPDX-License-Identifier: GPL-3.0-or-later
/** A device's numbered properties and its commands as they are, and the descriptions that explain them. */
@NullMarked
package org.holdfast.ui.raw;

import org.jspecify.annotations.NullMarked;
