// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests of what MiIO devices announce. */
@NullMarked
package org.holdfast.family.miio.mdns;

import org.jspecify.annotations.NullMarked;
