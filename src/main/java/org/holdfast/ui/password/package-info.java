// SPDX-License-Identifier: GPL-3.0-or-later
/** The secrets that a device wants: asked for where it refuses, and changed in its settings. */
@NullMarked
package org.holdfast.ui.password;

import org.jspecify.annotations.NullMarked;
