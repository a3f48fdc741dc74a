// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests of the live picture, with scripted streams that feed real exchanges. */
@NullMarked
package org.holdfast.ui.live;

import org.jspecify.annotations.NullMarked;
