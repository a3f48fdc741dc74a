// SPDX-License-Identifier: GPL-3.0-or-later
/** A small RTSP server for virtual cameras. */
@NullMarked
package org.holdfast.lab.rtsp;

import org.jspecify.annotations.NullMarked;
