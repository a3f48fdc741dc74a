// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.rtsp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an RTSP client asked for.
 *
 * @param method such as DESCRIBE
 * @param path of the address, with its leading slash
 * @param headers by lower-case name
 */
record RtspRequest(String method, String path, Map<String, String> headers) {
    private static final int LONGEST_HEAD = 8192;
    private static final int LARGEST_BODY = 65_536;

    RtspRequest {
        headers = Map.copyOf(headers);
    }

    /**
     * Reads the next one; what the client sends interleaved, such as its reports, is left out.
     *
     * @return empty where the client went away or sent something else
     */
    static Optional<RtspRequest> read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int newLines = 0;
        while (newLines < 2) {
            int octet = in.read();
            if (octet < 0 || head.size() > LONGEST_HEAD) {
                return Optional.empty();
            }
            if (octet == '$' && head.size() == 0) {
                skipInterleaved(in);
                continue;
            }
            if (octet == '\r' || (octet == '\n' && head.size() == 0)) {
                continue;
            }
            newLines = octet == '\n' ? newLines + 1 : 0;
            head.write(octet);
        }
        Optional<RtspRequest> request = parse(head.toString(StandardCharsets.UTF_8));
        if (request.isPresent()) {
            in.skipNBytes(bodyLength(request.get()));
        }
        return request;
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    private static void skipInterleaved(InputStream in) throws IOException {
        in.read();
        int high = in.read();
        int low = in.read();
        if (low < 0) {
            throw new EOFException();
        }
        in.skipNBytes((long) high << 8 | low);
    }

    private static int bodyLength(RtspRequest request) {
        String length = request.header("content-length");
        return length.matches("\\d{1,5}") ? Math.min(LARGEST_BODY, Integer.parseInt(length)) : 0;
    }

    private static Optional<RtspRequest> parse(String head) {
        String[] lines = head.split("\n", -1);
        String[] first = lines[0].split(" ", -1);
        if (first.length != 3 || !first[2].startsWith("RTSP/")) {
            return Optional.empty();
        }
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        return Optional.of(new RtspRequest(first[0], pathOf(first[1]), headers));
    }

    private static String pathOf(String address) {
        int host = address.startsWith("rtsp://") ? address.indexOf('/', 7) : 0;
        return host < 0 || !address.startsWith("/", host) ? "/" : address.substring(host);
    }
}
