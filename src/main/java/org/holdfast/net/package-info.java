// SPDX-License-Identifier: GPL-3.0-or-later
/** Sockets, interfaces, search targets and the wire-event tap. Knows no device. */
@NullMarked
package org.holdfast.net;

import org.jspecify.annotations.NullMarked;
