// SPDX-License-Identifier: GPL-3.0-or-later
/** Downloads from devices' cards: the queue, the rules that fill it, and deleting what is safely here. */
@NullMarked
package org.holdfast.service.download;

import org.jspecify.annotations.NullMarked;
