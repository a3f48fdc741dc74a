// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes {@code multipart/x-mixed-replace} apart. A part is read by its {@code Content-Length}; only where it has none
 * the boundary is searched for. Everything is bounded. Belongs to one thread.
 */
final class MultipartReader {
    /** The largest part that is accepted, in bytes. */
    static final int LARGEST_PART = 8 * 1024 * 1024;

    private static final int LONGEST_LINE = 1024;
    private static final int MOST_LINES = 64;
    private static final int MOST_BETWEEN = 64 * 1024;
    private static final int IN_FRONT = 256;
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)multipart/[a-z-]+\\s*;(?:.*;)?\\s*boundary=(?:\"([^\"]{1,200})\"|([^;\\s]{1,200})).*");

    private final InputStream in;
    private final String boundary;
    /** In front there is room for a boundary that lay across two fills and is read again. */
    private final byte[] buffer = new byte[IN_FRONT + 64 * 1024];

    private final StringBuilder line = new StringBuilder();
    private int position;
    private int limit;
    private byte[] part = new byte[128 * 1024];
    private long bytes;

    /** The stream is not what it says, or a part is out of bounds. */
    static final class MalformedPartException extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedPartException(String what) {
            super(what);
        }
    }

    /** @param boundary as {@link #boundary} gave it */
    MultipartReader(InputStream in, String boundary) {
        this.in = in;
        this.boundary = boundary;
    }

    /** The boundary that a {@code Content-Type} names, without leading dashes; null when it is not multipart. */
    static @Nullable String boundary(String contentType) {
        if (contentType.length() > 512) {
            return null;
        }
        Matcher matcher = BOUNDARY.matcher(contentType.strip());
        if (matcher.matches()) {
            String named = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            // Some cameras write the dashes that come before each boundary into its name.
            return named.replaceFirst("^-+", "");
        }
        return contentType.toLowerCase(Locale.ROOT).startsWith("multipart/") ? "" : null;
    }

    /** The next part, valid until the next call; null at the end of the stream. */
    @Nullable
    ByteBuffer next() throws IOException {
        try {
            if (!findBoundary()) {
                return null;
            }
            int length = headers();
            return length >= 0 ? byLength(length) : byBoundary();
        } catch (EOFException e) {
            return null;
        }
    }

    /** How many bytes were read. */
    long bytes() {
        return bytes;
    }

    private boolean findBoundary() throws IOException {
        int skipped = 0;
        while (true) {
            String found = readLine();
            if (found.startsWith("--") && isBoundary(found)) {
                return !found.endsWith("--") || found.length() < 3 + boundary.length();
            }
            skipped += found.length() + 2;
            if (skipped > MOST_BETWEEN) {
                throw new MalformedPartException("No boundary comes");
            }
        }
    }

    private boolean isBoundary(String found) {
        String name = found.replaceFirst("^-+", "").stripTrailing();
        return boundary.isEmpty() || name.equals(boundary) || name.equals(boundary + "--");
    }

    /** Reads a part's headers; gives its length or −1. */
    private int headers() throws IOException {
        int length = -1;
        for (int i = 0; i < MOST_LINES; i++) {
            String found = readLine();
            if (found.isEmpty()) {
                return length;
            }
            int colon = found.indexOf(':');
            if (colon > 0 && found.substring(0, colon).strip().equalsIgnoreCase("Content-Length")) {
                length = length(found.substring(colon + 1).strip());
            }
        }
        throw new MalformedPartException("The headers of a part do not end");
    }

    private static int length(String text) throws MalformedPartException {
        if (!text.matches("[0-9]{1,9}")) {
            return -1;
        }
        int length = Integer.parseInt(text);
        if (length > LARGEST_PART) {
            throw new MalformedPartException("A part of " + length + " bytes is too large");
        }
        return length;
    }

    private ByteBuffer byLength(int length) throws IOException {
        room(length);
        int have = 0;
        while (have < length) {
            if (position == limit) {
                fill();
            }
            int count = Math.min(length - have, limit - position);
            System.arraycopy(buffer, position, part, have, count);
            position += count;
            have += count;
        }
        return ByteBuffer.wrap(part, 0, length);
    }

    private ByteBuffer byBoundary() throws IOException {
        byte[] mark = ("\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        int have = 0;
        while (true) {
            if (position == limit) {
                fill();
            }
            byte next = buffer[position++];
            room(have + 1);
            part[have++] = next;
            if (next == mark[mark.length - 1] && endsWith(have, mark)) {
                int end = have - mark.length;
                end -= end > 0 && part[end - 1] == '\r' ? 1 : 0;
                // The boundary's line is read again by the search for it.
                unread(mark);
                return ByteBuffer.wrap(part, 0, end);
            }
            if (have == LARGEST_PART) {
                throw new MalformedPartException("A part does not end");
            }
        }
    }

    /** Puts the mark, but for the line end that it begins with, back before the position. */
    private void unread(byte[] mark) {
        int count = mark.length - 1;
        position -= count;
        System.arraycopy(mark, 1, buffer, position, count);
    }

    private boolean endsWith(int have, byte[] mark) {
        return have >= mark.length && Arrays.equals(part, have - mark.length, have, mark, 0, mark.length);
    }

    private void room(int size) throws MalformedPartException {
        if (size > LARGEST_PART) {
            throw new MalformedPartException("A part is too large");
        }
        if (size > part.length) {
            part = Arrays.copyOf(part, Math.min(LARGEST_PART, Math.max(size, 2 * part.length)));
        }
    }

    private String readLine() throws IOException {
        line.setLength(0);
        while (true) {
            if (position == limit) {
                fill();
            }
            char next = (char) (buffer[position++] & 0xFF);
            if (next == '\n') {
                int end = line.length();
                if (end > 0 && line.charAt(end - 1) == '\r') {
                    line.setLength(end - 1);
                }
                return line.toString();
            }
            if (line.length() == LONGEST_LINE) {
                // Not a line but the rest of a picture; it only has to be got over.
                return line.toString();
            }
            line.append(next);
        }
    }

    private void fill() throws IOException {
        int count = in.read(buffer, IN_FRONT, buffer.length - IN_FRONT);
        if (count < 0) {
            throw new EOFException("The stream ended");
        }
        bytes += count;
        position = IN_FRONT;
        limit = IN_FRONT + count;
    }
}
