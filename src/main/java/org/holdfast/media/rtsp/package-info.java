// SPDX-License-Identifier: GPL-3.0-or-later
/** Our own RTSP and RTP client: it asks, checks every address, orders packets and puts pictures together. */
@NullMarked
package org.holdfast.media.rtsp;

import org.jspecify.annotations.NullMarked;
