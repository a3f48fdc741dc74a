// SPDX-License-Identifier: GPL-3.0-or-later
@NullMarked
package org.holdfast.service.talk;

import org.jspecify.annotations.NullMarked;
