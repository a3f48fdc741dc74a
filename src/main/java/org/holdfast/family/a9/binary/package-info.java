// SPDX-License-Identifier: GPL-3.0-or-later
/** The binary dialect of PPPP cameras: login, status, settings, steering and Wi-Fi (protocol reference, section 7). */
@NullMarked
package org.holdfast.family.a9.binary;

import org.jspecify.annotations.NullMarked;
