// SPDX-License-Identifier: GPL-3.0-or-later
@NullMarked
package org.holdfast.family.miio.token;

import org.jspecify.annotations.NullMarked;
