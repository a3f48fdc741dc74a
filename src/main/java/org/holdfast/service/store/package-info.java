// SPDX-License-Identifier: GPL-3.0-or-later
/** What is saved across starts: versioned, migrated, written whole or not at all. */
@NullMarked
package org.holdfast.service.store;

import org.jspecify.annotations.NullMarked;
