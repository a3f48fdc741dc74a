// SPDX-License-Identifier: GPL-3.0-or-later
/** MiIO over UDP port 54321: packets and their cipher, the hello, stamps, message ids and retries, and lenient JSON. */
@NullMarked
package org.holdfast.family.miio.wire;

import org.jspecify.annotations.NullMarked;
