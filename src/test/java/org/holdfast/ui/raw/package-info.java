// SPDX-License-Identifier: GPL-3.0-or-later
@NullMarked
package org.holdfast.ui.raw;

import org.jspecify.annotations.NullMarked;
