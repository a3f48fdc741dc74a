// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.a9.pppp;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out in which wire form a camera's first answer came, by what decodes (protocol reference, section 4.4). That a
 * search was answered proves nothing: two keys can encipher its four bytes alike. Stateless.
 */
public final class KeyDetection {
    /** A UID behind its header; nothing shorter proves a key. */
    static final int SHORTEST = Packets.HEADER + Packets.UID_LENGTH;

    private KeyDetection() {}

    /**
     * Reads the UID of a camera's answer to a search.
     *
     * @param datagram as it was on the wire, read from its position to its limit; nothing in it changes
     * @param candidates the forms that may be meant, the likeliest first
     * @return empty where it is in none of these forms, or is no such answer
     */
    public static Optional<Answer> detect(ByteBuffer datagram, Collection<WireForm> candidates) {
        if (datagram.remaining() < SHORTEST) {
            return Optional.empty();
        }
        for (WireForm form : candidates) {
            Uid uid = read(datagram, form);
            if (uid != null) {
                return Optional.of(new Answer(form, uid));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Uid read(ByteBuffer datagram, WireForm form) {
        // The cipher goes from the front to the back, so the padding behind need not be looked at.
        ByteBuffer beginning = ByteBuffer.allocate(SHORTEST).put(0, datagram, datagram.position(), SHORTEST);
        form.decipher(beginning);
        MessageType type = Packets.wellFormed(beginning) ? Packets.type(beginning) : null;
        return type == MessageType.PUNCH_PKT || type == MessageType.P2P_RDY ? Packets.uid(beginning) : null;
    }

    /**
     * What an answer proved.
     *
     * @param form how the camera's datagrams look
     * @param uid who it is
     */
    public record Answer(WireForm form, Uid uid) {}
}
