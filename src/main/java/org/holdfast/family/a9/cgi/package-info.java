// SPDX-License-Identifier: GPL-3.0-or-later
/** The CGI dialect of PPPP cameras, as far as it is known; all of it unverified (protocol reference, section 8). */
@NullMarked
package org.holdfast.family.a9.cgi;

import org.jspecify.annotations.NullMarked;
