// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import org.holdfast.device.Text;

/**
 * Why no token was taken from what the user gave. {@link #getMessage} is English and for the log. Never holds anything
 * that was read, and never has a cause, whose words might.
 */
public final class TokenImportException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Text sentence;
    private final transient Text advice;

    TokenImportException(Problem problem, Object... arguments) {
        this(problem, TokenTexts.text("problem." + problem.key, arguments));
    }

    private TokenImportException(Problem problem, Text sentence) {
        super(sentence.toString());
        this.problem = problem;
        this.sentence = sentence;
        this.advice = TokenTexts.text("advice." + problem.key);
    }

    /** What is wrong, for those who must ask for a password. */
    public Problem problem() {
        return problem;
    }

    /** What is wrong, in one sentence. */
    public Text sentence() {
        return sentence;
    }

    /** What the user can do next. */
    public Text advice() {
        return advice;
    }

    /** What is wrong. */
    public enum Problem {
        /** The text holds nothing that looks like a token. */
        NO_TOKEN("no-token"),
        /** The text names tokens, and none of them is one. */
        NO_SOUND_TOKEN("no-sound-token"),
        /** Hexadecimal digits, but not as many as a token has. */
        WRONG_LENGTH("wrong-length"),
        /** Right in length, but the check at its end fails. */
        NOT_FROM_IOS("not-from-ios"),
        /** Zeros or ones alone. */
        STANDS_FOR_NONE("stands-for-none"),
        TOO_LARGE("too-large"),
        /** None of the files that hold tokens. */
        UNKNOWN_FILE("unknown-file"),
        /** The system does not let us read it. */
        NO_ACCESS("no-access"),
        DAMAGED_DATABASE("damaged-database"),
        /** A sound database without a table of devices. */
        NO_TABLE("no-table"),
        DAMAGED_BACKUP("damaged-backup"),
        /** A sound backup without the app's data. */
        NO_APP("no-app"),
        /** A sound iOS backup without the app's data. */
        NO_PHONE_APP("no-phone-app"),
        PASSWORD_NEEDED("password-needed"),
        WRONG_PASSWORD("wrong-password"),
        /** A cipher or a version that is not known. */
        UNKNOWN_ENCRYPTION("unknown-encryption"),
        /** An iOS backup that the phone encrypted as a whole. */
        ENCRYPTED_PHONE("encrypted-phone");

        private final String key;

        Problem(String key) {
            this.key = key;
        }
    }
}
