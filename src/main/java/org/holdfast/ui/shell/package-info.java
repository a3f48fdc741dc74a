// SPDX-License-Identifier: GPL-3.0-or-later
/** The window: rail, page bar, theme, notices, running tasks, keys, and the start and end of it all. */
@NullMarked
package org.holdfast.ui.shell;

import org.jspecify.annotations.NullMarked;
