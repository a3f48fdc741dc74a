// SPDX-License-Identifier: GPL-3.0-or-later
@NullMarked
package org.holdfast.service.restream;

import org.jspecify.annotations.NullMarked;
