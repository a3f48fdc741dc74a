// SPDX-License-Identifier: GPL-3.0-or-later
/** The wizard that adds a device: choose, connect, identify, name, see it work. */
@NullMarked
package org.holdfast.ui.wizard;

import org.jspecify.annotations.NullMarked;
