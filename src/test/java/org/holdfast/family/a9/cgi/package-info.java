// SPDX-License-Identifier: GPL-3.0-or-later
/** Tests of the CGI dialect of A9 cameras. */
@NullMarked
package org.holdfast.family.a9.cgi;

import org.jspecify.annotations.NullMarked;
