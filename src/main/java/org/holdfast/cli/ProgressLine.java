// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.cli;

import java.util.OptionalDouble;

/** One line on the terminal that is written over again and again; nothing where no person watches. */
final class ProgressLine implements AutoCloseable {
    private static final int CELLS = 24;

    private final Terminal terminal;
    private final boolean shown;
    private int width;

    /** @param plain whether the user asked for no such thing */
    ProgressLine(Terminal terminal, boolean plain) {
        this.terminal = terminal;
        this.shown = terminal.interactive() && !plain;
    }

    /** @param fraction 0 to 1; empty while unknown */
    void show(OptionalDouble fraction, String detail) {
        if (!shown) {
            return;
        }
        String line = (fraction.isPresent() ? bar(fraction.getAsDouble()) + " " : "") + Output.printable(detail);
        terminal.err().print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        terminal.err().flush();
        width = line.length();
    }

    @Override
    public void close() {
        clear();
    }

    /** Takes the line away. */
    void clear() {
        if (width > 0) {
            terminal.err().print("\r" + " ".repeat(width) + "\r");
            terminal.err().flush();
            width = 0;
        }
    }

    static String bar(double fraction) {
        double bounded = Math.clamp(fraction, 0, 1);
        int full = (int) (bounded * CELLS);
        return "[" + "#".repeat(full) + ".".repeat(CELLS - full) + "] " + Math.round(bounded * 100) + " %";
    }
}
