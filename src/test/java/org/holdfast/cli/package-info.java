// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests of the command line. */
@NullMarked
package org.holdfast.cli;

import org.jspecify.annotations.NullMarked;
