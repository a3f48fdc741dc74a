// SPDX-License-Identifier: GPL-3.0-or-later
/** The Devices page, its cards, and the page of one device. */
@NullMarked
package org.holdfast.ui.devices;

import org.jspecify.annotations.NullMarked;
