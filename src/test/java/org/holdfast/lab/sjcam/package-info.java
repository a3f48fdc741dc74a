// SPDX-License-Identifier: GPL-3.0-or-later
@NullMarked
package org.holdfast.lab.sjcam;

import org.jspecify.annotations.NullMarked;
