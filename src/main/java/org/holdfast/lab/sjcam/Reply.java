// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.nio.charset.StandardCharsets;

/**
 * An answer before it is written.
 *
 * @param code 200, or 206 for a part, 302, 404 and 416
 * @param type the Content-type
 * @param content the whole file or text
 * @param from first byte of it to send
 * @param length how many bytes to send
 * @param more a further line of the head; empty for none
 */
record Reply(int code, String type, Content content, long from, long length, String more) {
    /** What every SJ4000 says when it has no such page, or too many connections: exactly 128 bytes. */
    static final String NOT_FOUND = """
            <html>
            <head><title>Page Not found</title></head>
            <body><h2>The requested URL was not found on this server.</h2></body>
            </html>
            """;

    static Reply xml(String text) {
        return of("text/xml", text.getBytes(StandardCharsets.UTF_8));
    }

    static Reply html(String text) {
        return of("text/html", text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Reply of(String type, byte[] bytes) {
        return new Reply(200, type, new Content.Bytes(bytes), 0, bytes.length, "");
    }

    static Reply file(String type, Content content) {
        return new Reply(200, type, content, 0, content.size(), "");
    }

    Reply part(long first, long last) {
        return new Reply(206, type, content, first, last - first + 1, more);
    }

    Reply withCode(int other) {
        return new Reply(other, type, content, from, length, more);
    }

    Reply with(String line) {
        return new Reply(code, type, content, from, length, line);
    }
}
