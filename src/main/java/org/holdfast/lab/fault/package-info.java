// SPDX-License-Identifier: GPL-3.0-or-later
/** What can be made to go wrong with a virtual device. */
@NullMarked
package org.holdfast.lab.fault;

import org.jspecify.annotations.NullMarked;
