// SPDX-License-Identifier: GPL-3.0-or-later
/** A virtual SJ4000 WiFi, byte for byte as the protocol reference describes the real one. */
@NullMarked
package org.holdfast.lab.sjcam;

import org.jspecify.annotations.NullMarked;
