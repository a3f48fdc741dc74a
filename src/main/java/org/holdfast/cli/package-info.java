// SPDX-License-Identifier: GPL-3.0-or-later
/** The command line: the services for scripts, for machines without a display and for people who cannot see one. */
@NullMarked
package org.holdfast.cli;

import org.jspecify.annotations.NullMarked;
