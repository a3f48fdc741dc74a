// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

/** The languages that cameras speak over the transport (protocol reference, sections 5, 7 and 8). */
public enum Dialect {
    JSON,
    BINARY,
    CGI
}
