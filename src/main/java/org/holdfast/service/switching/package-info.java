// SPDX-License-Identifier: GPL-3.0-or-later
/** Switches of all devices: asked while somebody looks, switched, grouped, timed, and their power kept. */
@NullMarked
package org.holdfast.service.switching;

import org.jspecify.annotations.NullMarked;
