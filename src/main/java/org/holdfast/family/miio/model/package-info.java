// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * What each model of MiIO plugs, strips and wall switches has: a table of known models, descriptions that the user adds,
 * and the switches and settings made of either.
 */
@NullMarked
package org.holdfast.family.miio.model;

import org.jspecify.annotations.NullMarked;
