// SPDX-License-Identifier: GPL-3.0-or-later
/** What happens once at the start: folders, logs, single instance, and the services put together. */
@NullMarked
package org.holdfast.service.start;

import org.jspecify.annotations.NullMarked;
