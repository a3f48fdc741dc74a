// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The 16 bytes that a MiIO device wants to be spoken to with, and every form in which its owner may have them: typed or
 * pasted, and in the files of phones' apps. Opens no socket and shows nothing. Whatever is read here is hostile.
 */
@NullMarked
package org.holdfast.family.miio.token;

import org.jspecify.annotations.NullMarked;
