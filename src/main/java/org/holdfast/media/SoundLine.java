// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

/**
 * Something that plays sound: 16 bits, the lower byte first, two channels. A frame is one moment of both. For one
 * thread, which it never blocks for longer than a few milliseconds.
 */
interface SoundLine extends AutoCloseable {
    /** How many frames {@link #write} takes now without waiting. */
    int room();

    /** Hands over {@code frames}, at most {@link #room} of them, from {@code offset} in bytes. */
    void write(byte[] samples, int offset, int frames);

    /** How many frames were played since it was opened; may move in steps. */
    long played();

    /** Begins or goes on to play what was written. */
    void start();

    /** Pauses; what was written stays. */
    void stop();

    /** Drops what was written and not played; only while it is stopped. */
    void flush();

    @Override
    void close();
}
