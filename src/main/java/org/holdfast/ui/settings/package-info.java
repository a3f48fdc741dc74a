// SPDX-License-Identifier: GPL-3.0-or-later
/** What the user chooses for the whole application. */
@NullMarked
package org.holdfast.ui.settings;

import org.jspecify.annotations.NullMarked;
