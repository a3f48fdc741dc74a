// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.util.function.BiConsumer;

/**
 * The numbered packets of one channel on their way to a client: each is kept as it was sent and sent again until it is
 * acknowledged (protocol reference, section 3.5). Its memory is used again and again. For the loop's thread.
 */
final class Window {
    /** Bytes of a packet's payload at most. */
    static final int PAYLOAD = 1024;
    /** Bytes in front of it: the datagram's header and the packet's. */
    static final int HEAD = 8;

    private static final int SLOTS = 256;
    private static final int MOST_SENDINGS = 40;

    private final int channel;
    private final WeakCipher cipher;
    private final BiConsumer<byte[], Integer> out;
    private final byte[][] sent = new byte[SLOTS][];
    private final int[] lengths = new int[SLOTS];
    private final long[] sentNanos = new long[SLOTS];
    private final int[] sendings = new int[SLOTS];
    private final boolean[] open = new boolean[SLOTS];
    private long next;
    private long oldest;

    /**
     * Begins with that index.
     *
     * @param out sends a datagram of so many bytes
     */
    Window(int channel, int firstIndex, WeakCipher cipher, BiConsumer<byte[], Integer> out) {
        this.channel = channel;
        this.cipher = cipher;
        this.out = out;
        this.next = firstIndex;
        this.oldest = firstIndex;
    }

    /** How many more packets may be on their way. */
    int room() {
        return (int) (SLOTS - (next - oldest));
    }

    /** Packets that were sent and not acknowledged. */
    int waiting() {
        int count = 0;
        for (long index = oldest; index < next; index++) {
            count += open[(int) (index % SLOTS)] ? 1 : 0;
        }
        return count;
    }

    /** Sends a packet of two parts, of which either may be empty; a full window leaves it out. */
    void send(byte[] first, byte[] second, int from, int length) {
        if (room() == 0) {
            return;
        }
        int slot = (int) (next % SLOTS);
        byte[] bytes = sent[slot];
        if (bytes == null) {
            bytes = new byte[HEAD + PAYLOAD];
            sent[slot] = bytes;
        }
        int payload = first.length + length;
        bytes[0] = (byte) 0xf1;
        bytes[1] = (byte) Packets.DRW;
        Bytes.putTwo(bytes, 2, 4 + payload);
        bytes[4] = (byte) 0xd1;
        bytes[5] = (byte) channel;
        Bytes.putTwo(bytes, 6, (int) next);
        System.arraycopy(first, 0, bytes, HEAD, first.length);
        System.arraycopy(second, from, bytes, HEAD + first.length, length);
        cipher.encipher(bytes, HEAD + payload);
        lengths[slot] = HEAD + payload;
        sentNanos[slot] = System.nanoTime();
        sendings[slot] = 1;
        open[slot] = true;
        next++;
        out.accept(bytes, lengths[slot]);
    }

    /** Takes an acknowledgement of that index, of 16 bits. */
    void acknowledged(int index) {
        long there = next + (short) (index - (int) next);
        if (there >= oldest && there < next) {
            open[(int) (there % SLOTS)] = false;
            while (oldest < next && !open[(int) (oldest % SLOTS)]) {
                oldest++;
            }
        }
    }

    /** Sends again what is not acknowledged for so long. */
    void tick(long now, long afterNanos) {
        for (long index = oldest; index < next; index++) {
            int slot = (int) (index % SLOTS);
            byte[] bytes = sent[slot];
            if (open[slot] && bytes != null && now - sentNanos[slot] >= afterNanos) {
                if (++sendings[slot] > MOST_SENDINGS) {
                    acknowledged((int) index);
                    continue;
                }
                sentNanos[slot] = now;
                out.accept(bytes, lengths[slot]);
            }
        }
    }
}
