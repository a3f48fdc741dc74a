// SPDX-License-Identifier: GPL-3.0-or-later
/** The tab that sends a device to another Wi-Fi. */
@NullMarked
package org.holdfast.ui.wifi;

import org.jspecify.annotations.NullMarked;
