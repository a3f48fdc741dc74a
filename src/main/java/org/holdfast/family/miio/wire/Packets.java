// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.wire;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Datagrams to bytes and back (protocol reference, section 1): a header of 32 bytes and, but for a hello and its reply,
 * enciphered text. A datagram is read in place from its buffer's position to its limit, without moving either. All
 * numbers are big-endian; device ids and stamps are unsigned and so held as {@code long}.
 */
public final class Packets {
    /** The bytes before the text. */
    public static final int HEADER = 32;

    /** A request is shorter than 1024 bytes (protocol reference, section 7). */
    public static final int LARGEST_REQUEST = 1023;

    /** The longest text, in bytes, whose request is not too large. */
    public static final int LARGEST_TEXT = (LARGEST_REQUEST - HEADER) / PacketCipher.BLOCK * PacketCipher.BLOCK - 1;

    /** Answers of some 1056 bytes were seen; more than this is none. */
    public static final int LARGEST_REPLY = 8192;

    /** Device id and stamp of a hello. */
    public static final long NOBODY = 0xffff_ffffL;

    static final int CHECKSUM_AT = 16;

    private static final short MAGIC = 0x2131;
    private static final int LENGTH_AT = 2;
    private static final int DID_AT = 8;
    private static final int STAMP_AT = 12;

    private Packets() {}

    /** Whether the bytes are a datagram: the magic, the length that it says, and whole blocks. */
    public static boolean wellFormed(ByteBuffer in) {
        int start = in.position();
        return in.remaining() >= HEADER
                && in.getShort(start) == MAGIC
                && Short.toUnsignedInt(in.getShort(start + LENGTH_AT)) == in.remaining()
                && (in.remaining() - HEADER) % PacketCipher.BLOCK == 0;
    }

    /** Whether a well-formed datagram is a header alone: a hello or its reply. */
    public static boolean isBare(ByteBuffer in) {
        return in.remaining() == HEADER;
    }

    /** Whether a well-formed datagram is a hello, which a search may hear from itself and from others. */
    public static boolean isHello(ByteBuffer in) {
        return isBare(in) && did(in) == NOBODY && stamp(in) == NOBODY;
    }

    /** Who sent a well-formed datagram or shall get it. */
    public static long did(ByteBuffer in) {
        return Integer.toUnsignedLong(in.getInt(in.position() + DID_AT));
    }

    /** The seconds that a well-formed datagram says. */
    public static long stamp(ByteBuffer in) {
        return Integer.toUnsignedLong(in.getInt(in.position() + STAMP_AT));
    }

    /** The token that a hello reply gives away, the caller's to close; empty where it is withheld. */
    public static Optional<Token> shownToken(ByteBuffer in) {
        byte[] bytes = new byte[Token.LENGTH];
        in.get(in.position() + CHECKSUM_AT, bytes);
        Token token = Token.of(bytes);
        Arrays.fill(bytes, (byte) 0);
        if (token.blank()) {
            token.close();
            return Optional.empty();
        }
        return Optional.of(token);
    }

    /**
     * The text of a well-formed datagram that is not bare, as it stands there, zero bytes at its end included; null where
     * the checksum or the padding is wrong.
     */
    public static byte @Nullable [] open(ByteBuffer in, PacketCipher cipher) {
        byte[] said = new byte[PacketCipher.CHECKSUM];
        in.get(in.position() + CHECKSUM_AT, said);
        if (!MessageDigest.isEqual(said, cipher.checksum(in))) {
            return null;
        }
        byte[] bytes = new byte[in.remaining() - HEADER];
        in.get(in.position() + HEADER, bytes);
        return cipher.decipher(bytes, 0, bytes.length);
    }

    /** Makes {@code out} hold a hello. */
    public static void writeHello(ByteBuffer out) {
        header(out, HEADER, -1, NOBODY, NOBODY);
        out.putLong(-1).putLong(-1).flip();
    }

    /** Makes {@code out} hold the reply to a hello, with the token where it is given away. */
    public static void writeHelloReply(ByteBuffer out, long did, long stamp, Optional<Token> shown) {
        header(out, HEADER, 0, did, stamp);
        byte[] token = shown.map(Token::bytes).orElse(new byte[Token.LENGTH]);
        out.put(token).flip();
        Arrays.fill(token, (byte) 0);
    }

    /**
     * Makes {@code out} hold a request or a reply.
     *
     * @param text enciphered as it is
     * @throws java.nio.BufferOverflowException when it does not fit
     */
    public static void write(ByteBuffer out, long did, long stamp, byte[] text, PacketCipher cipher) {
        byte[] enciphered = cipher.encipher(text);
        header(out, HEADER + enciphered.length, 0, did, stamp);
        out.position(HEADER).put(enciphered).flip();
        out.put(CHECKSUM_AT, cipher.checksum(out));
    }

    /** How long the request with a text of so many bytes becomes. */
    public static int requestLength(int text) {
        return HEADER + PacketCipher.enciphered(text);
    }

    private static void header(ByteBuffer out, int length, int unknown, long did, long stamp) {
        out.clear()
                .putShort(MAGIC)
                .putShort((short) length)
                .putInt(unknown)
                .putInt((int) did)
                .putInt((int) stamp);
    }
}
