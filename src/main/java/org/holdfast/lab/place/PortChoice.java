// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.place;

/**
 * The ports with which a kind of device may be opened.
 *
 * @param real the protocol's own numbers
 * @param unprivileged where the system keeps low numbers for itself
 * @param free whatever is free
 */
public record PortChoice<P>(P real, P unprivileged, P free) {}
