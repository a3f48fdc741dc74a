// SPDX-License-Identifier: GPL-3.0-or-later
/** What the screens and the command line call, free of any toolkit. */
@NullMarked
package org.holdfast.service;

import org.jspecify.annotations.NullMarked;
