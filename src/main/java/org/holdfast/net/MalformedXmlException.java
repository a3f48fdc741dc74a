// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.net;

import java.io.IOException;

/** A document that is not read. Its message never repeats what the document holds, because that may be secret. */
public final class MalformedXmlException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    public MalformedXmlException(Problem problem) {
        super(problem.words);
        this.problem = problem;
    }

    /** What is wrong. */
    public Problem problem() {
        return problem;
    }

    /** Why a document is not read. */
    public enum Problem {
        NOT_XML("The document is not well-formed XML"),
        DOCUMENT_TYPE("The document has a document type or entities of its own, which are not read"),
        TOO_LARGE("The document is too large"),
        TOO_MANY("The document has too many elements"),
        TOO_DEEP("The document is nested too deeply"),
        TOO_LONG("A text in the document is too long");

        private final String words;

        Problem(String words) {
            this.words = words;
        }
    }
}
