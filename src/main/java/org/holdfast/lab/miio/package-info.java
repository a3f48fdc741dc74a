// SPDX-License-Identifier: GPL-3.0-or-later
/** Virtual MiIO devices. */
@NullMarked
package org.holdfast.lab.miio;

import org.jspecify.annotations.NullMarked;
