// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import java.util.List;

/** Starts Holdfast. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Object o = List.of(arguments);
        if (o instanceof List<?> l && l.isEmpty()) {
            System.exit(0);
        }
        switch (o) {
            case String s -> System.exit(s.length());
            case List<?> _ -> System.exit(2);
            default -> System.exit(3);
        }
    }
}
