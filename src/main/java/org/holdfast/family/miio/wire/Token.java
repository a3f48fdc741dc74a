// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The 16 secret bytes of one device (protocol reference, section 1). They never show in {@link #toString}, in an
 * exception or in a log, and closing wipes them. Each token has one owner; who wants to keep one makes a {@link #copy}.
 * Thread-safe.
 */
public final class Token implements AutoCloseable {
    /** In bytes. */
    public static final int LENGTH = 16;

    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private final byte[] bytes;
    private boolean wiped;

    private Token(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A token of its bytes, which are copied and stay the caller's to wipe.
     *
     * @throws IllegalArgumentException when they are not 16
     */
    public static Token of(byte[] sixteen) {
        if (sixteen.length != LENGTH) {
            throw new IllegalArgumentException("A token has " + LENGTH + " bytes");
        }
        return new Token(sixteen.clone());
    }

    /** Reads 32 hexadecimal digits, which stay the caller's to wipe; empty when they are none. */
    public static Optional<Token> parse(char[] hex) {
        if (hex.length != 2 * LENGTH) {
            return Optional.empty();
        }
        byte[] bytes = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            int high = digit(hex[2 * i]);
            int low = digit(hex[2 * i + 1]);
            if (high < 0 || low < 0) {
                Arrays.fill(bytes, (byte) 0);
                return Optional.empty();
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return Optional.of(new Token(bytes));
    }

    private static int digit(char each) {
        return each < 0x80 ? Character.digit(each, 16) : -1;
    }

    /** Its 32 hexadecimal digits, for the secret store and for an owner who asks; the caller wipes them. */
    public char[] hex() {
        byte[] copy = bytes();
        char[] hex = new char[2 * LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            hex[2 * i] = DIGITS[copy[i] >> 4 & 0xf];
            hex[2 * i + 1] = DIGITS[copy[i] & 0xf];
        }
        Arrays.fill(copy, (byte) 0);
        return hex;
    }

    /**
     * Its bytes; the caller wipes them.
     *
     * @throws IllegalStateException when it was wiped
     */
    public synchronized byte[] bytes() {
        if (wiped) {
            throw new IllegalStateException("The token was wiped");
        }
        return bytes.clone();
    }

    /** The same token with an owner of its own. */
    public Token copy() {
        return new Token(bytes());
    }

    /** Whether it is all ones or all zeros, which devices show in place of a token (protocol reference, section 2). */
    public boolean blank() {
        byte[] copy = bytes();
        boolean blank = copy[0] == 0 || copy[0] == -1;
        for (byte each : copy) {
            blank &= each == copy[0];
        }
        Arrays.fill(copy, (byte) 0);
        return blank;
    }

    /** Whether both are the same secret, in a time that does not tell where they differ. */
    public boolean sameAs(Token other) {
        byte[] mine = bytes();
        byte[] others = other.bytes();
        boolean same = MessageDigest.isEqual(mine, others);
        Arrays.fill(mine, (byte) 0);
        Arrays.fill(others, (byte) 0);
        return same;
    }

    /** Whether a text has it somewhere, as hexadecimal digits or as its raw characters. */
    public boolean standsIn(String text) {
        char[] digits = hex();
        byte[] raw = bytes();
        boolean found = false;
        for (int at = 0; at < text.length() && !found; at++) {
            found = digitsAt(text, at, digits) || rawAt(text, at, raw);
        }
        Arrays.fill(digits, '\0');
        Arrays.fill(raw, (byte) 0);
        return found;
    }

    private static boolean digitsAt(String text, int at, char[] digits) {
        if (text.length() - at < digits.length) {
            return false;
        }
        for (int i = 0; i < digits.length; i++) {
            if (Character.toLowerCase(text.charAt(at + i)) != digits[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean rawAt(String text, int at, byte[] raw) {
        if (text.length() - at < raw.length) {
            return false;
        }
        for (int i = 0; i < raw.length; i++) {
            if (text.charAt(at + i) != Byte.toUnsignedInt(raw[i])) {
                return false;
            }
        }
        return true;
    }

    /** Wipes it. */
    @Override
    public synchronized void close() {
        Arrays.fill(bytes, (byte) 0);
        wiped = true;
    }

    /** Says nothing of it. */
    @Override
    public String toString() {
        return "Token";
    }
}
