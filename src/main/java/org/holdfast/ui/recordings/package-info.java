// SPDX-License-Identifier: GPL-3.0-or-later
/** What cameras recorded: the card as days and pictures, the download queue, rules, deleting, converting, playing. */
@NullMarked
package org.holdfast.ui.recordings;

import org.jspecify.annotations.NullMarked;
