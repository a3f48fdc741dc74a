// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.token;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What a device wants to be spoken to with: 16 bytes (protocol reference, section 1). Never shown by accident: it has no
 * text form but the array that {@link #hex} makes when asked. Two are compared by {@link #matches} alone. Thread-safe.
 */
public final class DeviceToken implements AutoCloseable {
    /** In bytes. */
    public static final int LENGTH = 16;

    private static final String DIGITS = "0123456789abcdef";

    private final byte[] bytes;
    private boolean wiped;

    private DeviceToken(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes a copy.
     *
     * @throws IllegalArgumentException when there are not 16 bytes
     */
    public static DeviceToken of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A token has 16 bytes, not " + bytes.length);
        }
        return new DeviceToken(bytes.clone());
    }

    /**
     * A copy; the caller wipes it.
     *
     * @throws IllegalStateException when the token was wiped
     */
    public synchronized byte[] bytes() {
        require();
        return bytes.clone();
    }

    /**
     * As 32 lower-case hexadecimal digits, for the secret store and for an owner who asked to see it; the caller wipes
     * the array.
     *
     * @throws IllegalStateException when the token was wiped
     */
    public synchronized char[] hex() {
        require();
        char[] digits = new char[2 * LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            digits[2 * i] = DIGITS.charAt((bytes[i] >> 4) & 0xf);
            digits[2 * i + 1] = DIGITS.charAt(bytes[i] & 0xf);
        }
        return digits;
    }

    /**
     * Whether all bits are set or none: what a device puts in a token's place to withhold it (protocol reference,
     * section 2). Simulators have such tokens, so an owner may insist.
     */
    public synchronized boolean standsForNone() {
        require();
        byte first = bytes[0];
        if (first != 0 && first != -1) {
            return false;
        }
        for (byte other : bytes) {
            if (other != first) {
                return false;
            }
        }
        return true;
    }

    /** Whether both are the same, in a time that says nothing about them; false for one that was wiped. */
    public boolean matches(DeviceToken other) {
        byte[] theirs;
        synchronized (other) {
            if (other.wiped) {
                return false;
            }
            theirs = other.bytes.clone();
        }
        try {
            synchronized (this) {
                return !wiped && MessageDigest.isEqual(bytes, theirs);
            }
        } finally {
            Arrays.fill(theirs, (byte) 0);
        }
    }

    /** Overwrites the bytes. */
    @Override
    public synchronized void close() {
        Arrays.fill(bytes, (byte) 0);
        wiped = true;
    }

    @Override
    public String toString() {
        return "token"; // never which
    }

    private void require() {
        if (wiped) {
            throw new IllegalStateException("The token was wiped");
        }
    }
}
