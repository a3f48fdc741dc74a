// SPDX-License-Identifier: GPL-3.0-or-later
/** What a device gives away: the tab of its page that says so, and what to do about it. */
@NullMarked
package org.holdfast.ui.leaks;

import org.jspecify.annotations.NullMarked;
