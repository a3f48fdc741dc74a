// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts the event port's bytes into messages at {@code </Function>}, never at read boundaries: several can arrive
 * together and one in pieces (protocol reference, section 10). Keeps at most {@link #LONGEST} bytes; what grows
 * beyond that without an end is dropped and counted. For one thread.
 */
final class EventSplitter {
    static final int LONGEST = 8 * 1024;

    private static final byte[] END = "</Function>".getBytes(StandardCharsets.US_ASCII);

    private final byte[] kept = new byte[LONGEST];
    private int length;
    private long dropped;

    /** Takes bytes and gives the messages that they complete. */
    List<byte[]> push(byte[] bytes, int offset, int count) {
        List<byte[]> messages = new ArrayList<>();
        for (int i = offset; i < offset + count; i++) {
            if (length == LONGEST) {
                dropped += length;
                length = 0;
            }
            kept[length++] = bytes[i];
            if (bytes[i] == '>' && endsHere()) {
                messages.add(Arrays.copyOf(kept, length));
                length = 0;
            }
        }
        return messages;
    }

    /** How many bytes were dropped because no message ended in time. */
    long dropped() {
        return dropped;
    }

    private boolean endsHere() {
        return length >= END.length && Arrays.equals(kept, length - END.length, length, END, 0, END.length);
    }
}
