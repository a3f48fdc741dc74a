// SPDX-License-Identifier: GPL-3.0-or-later
/** The drawn scene that virtual cameras show, encoded once and kept. */
@NullMarked
package org.holdfast.lab.scene;

import org.jspecify.annotations.NullMarked;
