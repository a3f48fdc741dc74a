// SPDX-License-Identifier: GPL-3.0-or-later
/** The JSON dialect of PPPP cameras: records, login, settings, steering, talk and Wi-Fi (protocol reference, section 5). */
@NullMarked
package org.holdfast.family.a9.json;

import org.jspecify.annotations.NullMarked;
