// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests of the switchboard. */
@NullMarked
package org.holdfast.service.switching;

import org.jspecify.annotations.NullMarked;
