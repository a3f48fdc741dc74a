// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.holdfast.device.Recording;

/**
 * Looks whether a file holds what its name promises, by its outermost structure only: the boxes of a MOV or MP4, the
 * first and last marker of a JPEG. Reads little of a file of any size; what is read may be hostile.
 */
final class ContainerCheck {
    /** A camera's clip has fewer than ten boxes; more than this is no clip. */
    private static final int MOST_BOXES = 10_000;

    private static final int JPEG_END = 64 << 10;
    private static final int LARGEST_PAGE = 64 << 10;
    private static final int PAGE_HEAD = 512;
    private static final Set<String> FILMS = Set.of("mov", "mp4", "m4v");
    private static final Set<String> PICTURES = Set.of("jpg", "jpeg");
    /** What a film may begin with: ISO/IEC 14496-12 and the QuickTime file format. */
    private static final Set<String> BEGINNINGS = Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "pnot");

    private ContainerCheck() {}

    /** What was found. */
    enum Finding {
        /** It is what it should be. */
        SOUND,
        /** A film whose recording never ended: without the {@code moov} box (protocol reference, section 13). */
        UNFINISHED,
        /** Its structure is broken. */
        DAMAGED,
        /** A web page such as "Page Not found" instead of a file (protocol reference, section 2). */
        PAGE,
        /** A kind of file that is not looked into. */
        OTHER
    }

    /** Looks into a file of which all bytes are there. */
    static Finding look(Recording.Kind kind, String name, Content content) throws IOException {
        if (kind != Recording.Kind.OTHER && page(content)) {
            return Finding.PAGE;
        }
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (FILMS.contains(ending)) {
            return film(content);
        }
        if (PICTURES.contains(ending)) {
            return picture(content);
        }
        return Finding.OTHER;
    }

    private static boolean page(Content content) throws IOException {
        if (content.size() > LARGEST_PAGE) {
            return false;
        }
        String head = new String(content.at(0, PAGE_HEAD), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        return head.startsWith("<html") || head.startsWith("<!doctype html") || head.startsWith("<head");
    }

    private static Finding film(Content content) throws IOException {
        long size = content.size();
        long at = 0;
        boolean index = false;
        boolean media = false;
        for (int count = 0; at < size && count < MOST_BOXES; count++) {
            Box box = Box.read(content, at, size);
            if (at == 0 && !BEGINNINGS.contains(box.type)) {
                return Finding.DAMAGED;
            }
            if (!box.fits(at, size)) {
                // A recorder writes the length of the media last, and the index after it.
                boolean padding = index && media && box.type.equals("\0\0\0\0");
                return padding ? Finding.SOUND : unfinished(index, media || box.type.equals("mdat"));
            }
            index |= box.type.equals("moov");
            media |= box.type.equals("mdat");
            at += box.length;
        }
        if (at < size) {
            return Finding.DAMAGED;
        }
        return index && media ? Finding.SOUND : unfinished(index, true);
    }

    private static Finding unfinished(boolean index, boolean media) {
        return !index && media ? Finding.UNFINISHED : Finding.DAMAGED;
    }

    private static Finding picture(Content content) throws IOException {
        byte[] head = content.at(0, 3);
        if (head.length < 3 || (head[0] & 0xff) != 0xff || (head[1] & 0xff) != 0xd8 || (head[2] & 0xff) != 0xff) {
            return Finding.DAMAGED;
        }
        byte[] tail = content.at(Math.max(2, content.size() - JPEG_END), JPEG_END);
        for (int i = tail.length - 2; i >= 0; i--) {
            if ((tail[i] & 0xff) == 0xff && (tail[i + 1] & 0xff) == 0xd9) {
                return Finding.SOUND;
            }
        }
        return Finding.DAMAGED;
    }

    /**
     * The head of a box.
     *
     * @param length of the whole box with its head; −1 where it makes no sense
     */
    private record Box(String type, long length) {
        private static final int HEAD = 8;
        private static final int LONG_HEAD = 16;

        static Box read(Content content, long at, long size) throws IOException {
            ByteBuffer head = ByteBuffer.wrap(content.at(at, LONG_HEAD));
            if (head.limit() < HEAD) {
                return new Box("", -1);
            }
            long length = Integer.toUnsignedLong(head.getInt(0));
            String type = new String(head.array(), 4, 4, StandardCharsets.ISO_8859_1);
            if (length == 1) {
                length = head.limit() < LONG_HEAD ? -1 : head.getLong(HEAD);
                return new Box(type, length < LONG_HEAD ? -1 : length);
            }
            if (length == 0) {
                return new Box(type, printable(type) ? size - at : -1); // to the end of the file
            }
            return new Box(type, length < HEAD ? -1 : length);
        }

        boolean fits(long at, long size) {
            return length > 0 && length <= size - at && printable(type);
        }

        private static boolean printable(String type) {
            return type.chars().allMatch(each -> (each >= 0x20 && each < 0x7f) || each == 0xa9);
        }
    }
}
