// SPDX-License-Identifier: GPL-3.0-or-later
@NullMarked
package org.holdfast.service.store;

import org.jspecify.annotations.NullMarked;
