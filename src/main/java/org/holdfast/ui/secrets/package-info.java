// SPDX-License-Identifier: GPL-3.0-or-later
/** Taking tokens in from texts and files that their owners have. */
@NullMarked
package org.holdfast.ui.secrets;

import org.jspecify.annotations.NullMarked;
