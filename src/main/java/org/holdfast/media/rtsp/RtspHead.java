// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first line and the headers of an RTSP message (RFC 2326, section 4).
 *
 * @param first the request or status line
 * @param headers in their order; names as they came
 */
record RtspHead(String first, List<Header> headers) {
    /** The longest head that is read, in bytes. */
    static final int LARGEST = 16 * 1024;

    /** The longest line in it. */
    static final int LONGEST_LINE = 2048;

    /** The most headers in it. */
    static final int MOST_HEADERS = 64;

    private static final Pattern STATUS = Pattern.compile("RTSP/[0-9]\\.[0-9] ([0-9]{3})(?: .*)?");

    RtspHead {
        headers = List.copyOf(headers);
    }

    /** One header. */
    record Header(String name, String value) {}

    /** Reads a head, with or without the empty line that ends it; null when it is not one or out of bounds. */
    static @Nullable RtspHead parse(ByteBuffer bytes) {
        if (bytes.remaining() > LARGEST) {
            return null;
        }
        String text = StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
        String first = null;
        List<Header> headers = new ArrayList<>();
        for (String raw : text.split("\n", -1)) {
            String line = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
            if (line.length() > LONGEST_LINE) {
                return null;
            }
            if (first == null) {
                first = line;
                continue;
            }
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if (colon < 1 || headers.size() == MOST_HEADERS) {
                return null;
            }
            headers.add(new Header(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
        }
        return first == null || first.isBlank() ? null : new RtspHead(first, headers);
    }

    /** The status, where this is the head of a response. */
    OptionalInt status() {
        Matcher matcher = STATUS.matcher(first);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** The first header of that name, whatever its case. */
    Optional<String> header(String name) {
        return headers.stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** The first header of that name as a number of up to nine digits. */
    OptionalInt number(String name) {
        Optional<String> value = header(name).filter(text -> text.matches("[0-9]{1,9}"));
        return value.isPresent() ? OptionalInt.of(Integer.parseInt(value.get())) : OptionalInt.empty();
    }
}
