// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests of the SJCAM family. */
@NullMarked
package org.holdfast.family.sjcam;

import org.jspecify.annotations.NullMarked;
