// SPDX-License-Identifier: GPL-3.0-or-later
/** Passwords and tokens: the system's key store, or a private file. */
@NullMarked
package org.holdfast.service.secrets;

import org.jspecify.annotations.NullMarked;
