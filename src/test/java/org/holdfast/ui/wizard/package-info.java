// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests of the wizard that adds a device. */
@NullMarked
package org.holdfast.ui.wizard;

import org.jspecify.annotations.NullMarked;
