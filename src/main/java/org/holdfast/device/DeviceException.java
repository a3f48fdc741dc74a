// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import org.jspecify.annotations.Nullable;

/**
 * Why something with a device did not work. {@link #getMessage} is English and for the log; the user is shown
 * {@link #sentence}, {@link #advice} and nothing else. Never holds a secret.
 */
public abstract sealed class DeviceException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String BUNDLE = "org.holdfast.device.failures";

    private final transient Text sentence;
    private final transient Text advice;

    private DeviceException(Text sentence, Text advice, @Nullable Throwable cause) {
        super(sentence.toString(), cause);
        this.sentence = sentence;
        this.advice = advice;
    }

    /** What happened, in one sentence. */
    public Text sentence() {
        return sentence;
    }

    /** What the user can do next. */
    public Text advice() {
        return advice;
    }

    private static Text text(String key, Object... arguments) {
        return Text.of(BUNDLE, key, arguments);
    }

    /** Nothing answers at the address. */
    public static final class Unreachable extends DeviceException {
        private static final long serialVersionUID = 1L;

        /**
         * @param where the address
         * @param tried what was being done
         */
        public Unreachable(String where, Text tried, @Nullable Throwable cause) {
            this(where, tried, text("unreachable.advice"), cause);
        }

        /**
         * @param where the address
         * @param tried what was being done
         * @param advice what is known to be in the way, and what to do
         */
        public Unreachable(String where, Text tried, Text advice, @Nullable Throwable cause) {
            super(text("unreachable", where, tried), advice, cause);
        }
    }

    /** The device took the request but did not answer in time. */
    public static final class TimedOut extends DeviceException {
        private static final long serialVersionUID = 1L;

        public TimedOut(String where, Text tried, Text advice, @Nullable Throwable cause) {
            super(text("timed-out", where, tried), advice, cause);
        }

        public TimedOut(String where, Text tried, @Nullable Throwable cause) {
            this(where, tried, text("timed-out.advice"), cause);
        }
    }

    /** A wrong password or token. */
    public static final class WrongCredentials extends DeviceException {
        private static final long serialVersionUID = 1L;

        public WrongCredentials(String where) {
            this(text("wrong-credentials", where), text("wrong-credentials.advice"));
        }

        /** In the family's own words, where it knows more. */
        public WrongCredentials(Text sentence, Text advice) {
            super(sentence, advice, null);
        }
    }

    /** The device said no. */
    public static final class Refused extends DeviceException {
        private static final long serialVersionUID = 1L;

        /**
         * @param tried what was being done
         * @param reason what the device's answer means
         */
        public Refused(String where, Text tried, Text reason, Text advice) {
            super(text("refused", where, tried, reason), advice, null);
        }
    }

    /** The device is busy with something else or has no free connection. */
    public static final class Busy extends DeviceException {
        private static final long serialVersionUID = 1L;

        public Busy(String where, Text tried) {
            super(text("busy", where, tried), text("busy.advice"), null);
        }
    }

    /** The answer makes no sense. */
    public static final class Malformed extends DeviceException {
        private static final long serialVersionUID = 1L;

        /** @param what what is wrong with it */
        public Malformed(String where, Text tried, Text what, @Nullable Throwable cause) {
            super(text("malformed", where, tried, what), text("malformed.advice"), cause);
        }
    }

    /** This device cannot do it. */
    public static final class Unsupported extends DeviceException {
        private static final long serialVersionUID = 1L;

        public Unsupported(Text sentence, Text advice) {
            super(sentence, advice, null);
        }
    }

    /** Holdfast refuses to send it, because devices were seen to break from it. Nothing was sent. */
    public static final class NotAllowed extends DeviceException {
        private static final long serialVersionUID = 1L;

        public NotAllowed(Text sentence, Text advice) {
            super(sentence, advice, null);
        }
    }

    /** No room is left, on the device's card or on this computer. */
    public static final class StorageFull extends DeviceException {
        private static final long serialVersionUID = 1L;

        public StorageFull(Text sentence, Text advice) {
            super(sentence, advice, null);
        }
    }

    /** A stream could not be opened, decoded or written. */
    public static final class Media extends DeviceException {
        private static final long serialVersionUID = 1L;

        public Media(Text sentence, Text advice, @Nullable Throwable cause) {
            super(sentence, advice, cause);
        }
    }
}
