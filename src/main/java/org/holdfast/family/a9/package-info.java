// SPDX-License-Identifier: GPL-3.0-or-later
/** A9 mini cameras: finds every variant that anybody has opened, names the others, and joins the parts into connections. */
@NullMarked
package org.holdfast.family.a9;

import org.jspecify.annotations.NullMarked;
