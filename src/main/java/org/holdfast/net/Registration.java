// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

/** Something that was switched on and ends when closed; closing twice is harmless. */
@FunctionalInterface
public interface Registration extends AutoCloseable {
    @Override
    void close();
}
