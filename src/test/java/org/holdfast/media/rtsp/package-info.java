// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests of the RTSP client and its parsers. */
@NullMarked
package org.holdfast.media.rtsp;

import org.jspecify.annotations.NullMarked;
