// SPDX-License-Identifier: GPL-3.0-or-later
/** The tab on which a camera's live picture is offered to other programs. */
@NullMarked
package org.holdfast.ui.sharing;

import org.jspecify.annotations.NullMarked;
