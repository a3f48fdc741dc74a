// SPDX-License-Identifier: GPL-3.0-or-later
@NullMarked
package org.holdfast.family.a9.pppp;

import org.jspecify.annotations.NullMarked;
