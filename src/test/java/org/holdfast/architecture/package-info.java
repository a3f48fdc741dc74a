// SPDX-License-Identifier: GPL-3.0-or-later
/** Rules of the house that a build can hold: each of these tests fails when somebody breaks the rule. */
@NullMarked
package org.holdfast.architecture;

import org.jspecify.annotations.NullMarked;
