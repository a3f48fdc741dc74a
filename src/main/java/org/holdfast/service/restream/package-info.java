// SPDX-License-Identifier: GPL-3.0-or-later
/** Live pictures offered again over HTTP. */
@NullMarked
package org.holdfast.service.restream;

import org.jspecify.annotations.NullMarked;
