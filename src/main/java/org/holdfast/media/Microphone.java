// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

/** An open microphone: signed 16 bits, the lower byte first, one channel. */
public interface Microphone extends AutoCloseable {
    /**
     * Waits until {@code samples} is full.
     *
     * @param samples of even length
     * @return how many bytes there are; fewer than asked for, and always even, only when the microphone was closed or
     *     taken away
     */
    int read(byte[] samples);

    /** Ends {@link #read} too; from any thread, and harmless when repeated. */
    @Override
    void close();
}
