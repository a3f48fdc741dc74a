// SPDX-License-Identifier: GPL-3.0-or-later
@NullMarked
package org.holdfast.ui.leaks;

import org.jspecify.annotations.NullMarked;
