// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

/** A text that is no address. What is wrong is a {@link Problem}, for which whoever asked has the words. */
public final class MalformedAddressException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String part;

    /** @param part what was written there */
    public MalformedAddressException(Problem problem, String part) {
        super(problem + ": " + part);
        this.problem = problem;
        this.part = part;
    }

    public Problem problem() {
        return problem;
    }

    /** What was written there, for the sentence. */
    public String part() {
        return part;
    }

    /** What may be wrong. */
    public enum Problem {
        /** The host's name is empty or too long. */
        HOST,
        /** The whole is too long. */
        LONG,
        /** The part is not HOST or HOST:PORT. */
        MAIN,
        /** The part is not NAME=PORT. */
        NAMED,
        /** The part is no port. */
        PORT,
        /** Different families stand before one address. */
        FAMILIES
    }
}
