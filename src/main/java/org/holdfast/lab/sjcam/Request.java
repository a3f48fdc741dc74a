// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.sjcam;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client asked for.
 *
 * @param method as it was spelled
 * @param path decoded, without a slash at its end; empty for the root
 * @param query as it was sent, empty where there was none
 * @param headers by lower-case name
 */
record Request(String method, String path, String query, Map<String, String> headers) {
    private static final int LONGEST_HEAD = 8192;
    private static final Pattern COMMAND =
            Pattern.compile("custom=1&cmd=([+-]?\\d{0,9})[^&]*(?:&(?:par=(?<par>[^&]*)|str=(?<str>[^&]*)))?.*");
    private static final Pattern INTEGER = Pattern.compile("\\s*([+-]?\\d{1,18}).*", Pattern.DOTALL);

    Request {
        headers = Map.copyOf(headers);
    }

    /**
     * Reads one head.
     *
     * @return empty where the client went away or sent something else
     */
    static Optional<Request> read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int octet;
        while ((octet = in.read()) >= 0) {
            if (octet != '\r') {
                head.write(octet);
            }
            if (head.size() > LONGEST_HEAD) {
                return Optional.empty();
            }
            if (octet == '\n' && endsWithEmptyLine(head)) {
                return parse(head.toString(StandardCharsets.ISO_8859_1));
            }
        }
        return Optional.empty();
    }

    /** The number of the command in it, if {@code custom} and {@code cmd} come first and in this order. */
    Optional<Integer> command() {
        Matcher matcher = COMMAND.matcher(query);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of((int) integer(matcher.group(1)));
    }

    /** {@code par}; missing means 0 (protocol reference, section 2). */
    int parameter() {
        Matcher matcher = COMMAND.matcher(query);
        String text = matcher.matches() ? matcher.group("par") : null;
        long number = text == null ? 0 : integer(text);
        return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** {@code str}, decoded; empty where it is missing. */
    String text() {
        Matcher matcher = COMMAND.matcher(query);
        String text = matcher.matches() ? matcher.group("str") : null;
        return text == null ? "" : decoded(text);
    }

    /** As C's atoi: what stands before the first odd character, garbage is 0. */
    static long integer(String text) {
        Matcher matcher = INTEGER.matcher(text);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static boolean endsWithEmptyLine(ByteArrayOutputStream head) {
        byte[] bytes = head.toByteArray();
        return bytes.length >= 2 && bytes[bytes.length - 2] == '\n';
    }

    private static Optional<Request> parse(String head) {
        String[] lines = head.split("\n", -1);
        String[] first = lines[0].split(" ", -1);
        if (first.length < 2) {
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
        int mark = first[1].indexOf('?');
        String path = decoded(mark < 0 ? first[1] : first[1].substring(0, mark));
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return Optional.of(new Request(first[0], path, mark < 0 ? "" : first[1].substring(mark + 1), headers));
    }

    private static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            int high = i + 2 < text.length() && text.charAt(i) == '%' ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(text.charAt(i));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
