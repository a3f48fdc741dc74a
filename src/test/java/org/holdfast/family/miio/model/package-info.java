// SPDX-License-Identifier: GPL-3.0-or-later
@NullMarked
package org.holdfast.family.miio.model;

import org.jspecify.annotations.NullMarked;
