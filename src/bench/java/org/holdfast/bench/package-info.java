// SPDX-License-Identifier: GPL-3.0-or-later
/** What {@code mvn -Pbench} measures. Figures with date and machine go into docs/performance.md. */
@NullMarked
package org.holdfast.bench;

import org.jspecify.annotations.NullMarked;
