// SPDX-License-Identifier: GPL-3.0-or-later
/** SJCAM and other Novatek action cameras: wire codec, client and capabilities. */
@NullMarked
package org.holdfast.family.sjcam;

import org.jspecify.annotations.NullMarked;
