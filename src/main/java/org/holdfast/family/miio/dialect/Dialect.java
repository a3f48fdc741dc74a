// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.dialect;

/** How one device is asked, with what asks it. */
public sealed interface Dialect {
    /** The name under which it is remembered, such as {@code miot}. */
    String name();

    /** By numbered properties. */
    record Miot(MiotProperties properties) implements Dialect {
        public static final String NAME = "miot";

        @Override
        public String name() {
            return NAME;
        }
    }

    /** By methods of its model's own. */
    record Legacy(LegacyMethods methods) implements Dialect {
        public static final String NAME = "legacy";

        @Override
        public String name() {
            return NAME;
        }
    }
}
