// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.mdns;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions and answers of multicast DNS (RFC 6762, RFC 1035), as far as one kind of service needs them. */
final class MdnsMessages {
    /** Longer ones are no answer for us. */
    static final int LONGEST = 4096;

    /** In the order of their labels; {@code _miio._udp.local} (protocol reference, section 2). */
    private static final List<String> SERVICE = List.of("_miio", "_udp", "local");

    private static final int HEADER = 12;
    private static final int RESPONSE = 0x8000;
    private static final int POINTER = 12;
    private static final int TEXTS = 16;
    private static final int PLACE = 33;
    private static final int INTERNET = 1;

    /** Asks that the answer come to us alone, which anyone may ask for (RFC 6762, section 5.4). */
    private static final int UNICAST_ANSWER = 0x8000;

    private static final int MOST_RECORDS = 64;
    private static final int MOST_LABELS = 16;
    private static final int MOST_JUMPS = 8;
    private static final int LONGEST_LABEL = 63;

    private MdnsMessages() {}

    /** Who offers the service? Ready to be sent. */
    static ByteBuffer question() {
        ByteBuffer out = ByteBuffer.allocateDirect(64);
        out.putShort((short) 0).putShort((short) 0).putShort((short) 1).putShort((short) 0);
        out.putShort((short) 0).putShort((short) 0);
        for (String label : SERVICE) {
            out.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.put((byte) 0).putShort((short) POINTER).putShort((short) (UNICAST_ANSWER | INTERNET));
        return out.flip();
    }

    /**
     * The names under which the service is offered in an answer; none where it is something else or damaged.
     *
     * @param in from its position to its limit; neither is moved
     */
    static Set<String> instances(ByteBuffer in) {
        Set<String> instances = new LinkedHashSet<>();
        ByteBuffer message = in.slice();
        if (message.remaining() < HEADER || (message.getShort(2) & RESPONSE) == 0) {
            return instances;
        }
        int questions = Short.toUnsignedInt(message.getShort(4));
        int records = Short.toUnsignedInt(message.getShort(6))
                + Short.toUnsignedInt(message.getShort(8))
                + Short.toUnsignedInt(message.getShort(10));
        message.position(HEADER);
        try {
            for (int i = 0; i < Math.min(questions, MOST_RECORDS); i++) {
                name(message);
                message.position(message.position() + 4);
            }
            for (int i = 0; i < Math.min(records, MOST_RECORDS); i++) {
                record(message, instances);
            }
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // It ends too early; what stood before it may still be right.
            return instances;
        }
        return instances;
    }

    private static void record(ByteBuffer message, Set<String> instances) {
        List<String> owner = name(message);
        int type = Short.toUnsignedInt(message.getShort());
        message.position(message.position() + 6);
        int length = Short.toUnsignedInt(message.getShort());
        int end = message.position() + length;
        if (type == POINTER && isService(owner, 0)) {
            add(name(message), instances);
        } else if (type == TEXTS || type == PLACE) {
            add(owner, instances);
        }
        message.position(end);
    }

    private static void add(@Nullable List<String> name, Set<String> instances) {
        if (name != null && name.size() == SERVICE.size() + 1 && isService(name, 1)) {
            instances.add(name.getFirst());
        }
    }

    private static boolean isService(@Nullable List<String> name, int from) {
        if (name == null || name.size() != SERVICE.size() + from) {
            return false;
        }
        for (int i = 0; i < SERVICE.size(); i++) {
            if (!name.get(from + i).toLowerCase(Locale.ROOT).equals(SERVICE.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Reads a name and moves behind it; null where it has too many labels or leads in circles. */
    private static @Nullable List<String> name(ByteBuffer message) {
        List<String> labels = new ArrayList<>();
        int at = message.position();
        int jumps = 0;
        int behind = -1;
        while (true) {
            int length = Byte.toUnsignedInt(message.get(at));
            if (length == 0) {
                message.position(behind < 0 ? at + 1 : behind);
                return labels;
            }
            if (length > LONGEST_LABEL) {
                if ((length & 0xc0) != 0xc0) {
                    throw new IllegalArgumentException("No label is so long");
                }
                if (behind < 0) {
                    behind = at + 2;
                }
                at = (length & 0x3f) << Byte.SIZE | Byte.toUnsignedInt(message.get(at + 1));
                if (++jumps > MOST_JUMPS) {
                    message.position(behind);
                    return null;
                }
                continue;
            }
            byte[] label = new byte[length];
            message.get(at + 1, label);
            labels.add(new String(label, StandardCharsets.UTF_8));
            at += length + 1;
            if (labels.size() > MOST_LABELS) {
                throw new IllegalArgumentException("No name has so many labels");
            }
        }
    }
}
