// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.convert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What the boxes of a QuickTime or MP4 file say about its state, read without trusting any of their lengths: enough to
 * tell a user what is wrong with a file.
 *
 * @param boxes whether it is such a file at all
 * @param index whether its index ({@code moov}) is there in full
 * @param media whether there is a box with media ({@code mdat})
 * @param cutOff whether a box says that it goes on behind the end of the file
 * @param edited whether an edit list leaves parts of a track out
 */
record BoxLayout(boolean boxes, boolean index, boolean media, boolean cutOff, boolean edited) {
    private static final int MOST_BOXES = 10_000;
    private static final int DEEPEST = 4;
    private static final Set<String> FIRST =
            Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "pnot", "moof", "styp", "uuid");
    private static final Set<String> INSIDE = Set.of("moov", "trak", "edts");

    /** Looks through a file. Blocks; reads a few bytes of each box, and no more than ten thousand boxes. */
    static BoxLayout of(SeekableByteChannel channel) throws IOException {
        Walk walk = new Walk(channel);
        walk.level(0, channel.size(), 0);
        return new BoxLayout(walk.boxes, walk.index, walk.media, walk.cutOff, walk.edited);
    }

    /** An unfinished recording: media whose index was never written. */
    boolean unfinished() {
        return boxes && !index && (media || cutOff);
    }

    private static final class Walk {
        private final SeekableByteChannel channel;
        private int count;
        private boolean boxes;
        private boolean index;
        private boolean media;
        private boolean cutOff;
        private boolean edited;

        Walk(SeekableByteChannel channel) {
            this.channel = channel;
        }

        void level(long from, long end, int depth) throws IOException {
            long at = from;
            while (end - at >= 8 && count++ < MOST_BOXES) {
                ByteBuffer head = read(at, 16);
                if (head.remaining() < 8) {
                    return;
                }
                long size = Integer.toUnsignedLong(head.getInt(0));
                byte[] name = new byte[4];
                head.get(4, name);
                String type = new String(name, StandardCharsets.ISO_8859_1);
                int header = 8;
                if (size == 1 && head.remaining() == 16) {
                    size = head.getLong(8);
                    header = 16;
                } else if (size == 0 && depth == 0) {
                    size = end - at;
                }
                if (at == 0 && depth == 0) {
                    if (!FIRST.contains(type)) {
                        return;
                    }
                    boxes = true;
                }
                if (size < header) {
                    return;
                }
                boolean whole = size <= end - at;
                see(type, at + header, whole ? at + size : end, depth, whole);
                if (!whole) {
                    return;
                }
                at += size;
            }
        }

        private void see(String type, long from, long end, int depth, boolean whole) throws IOException {
            if (depth == 0) {
                cutOff |= !whole;
                media |= type.equals("mdat") || type.equals("moof");
                index |= whole && type.equals("moov");
            }
            if (type.equals("elst")) {
                edited |= !plain(read(from, 20));
            } else if (depth < DEEPEST && INSIDE.contains(type)) {
                level(from, end, depth + 1);
            }
        }

        /** One entry that begins at the track's beginning. */
        private static boolean plain(ByteBuffer list) {
            return list.remaining() == 20 && list.get(0) == 0 && list.getInt(4) == 1 && list.getInt(12) == 0;
        }

        private ByteBuffer read(long at, int most) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(most).order(ByteOrder.BIG_ENDIAN);
            channel.position(at);
            while (buffer.hasRemaining() && channel.read(buffer) > 0) {
                // A channel may give less than asked for.
            }
            return buffer.flip();
        }
    }
}
