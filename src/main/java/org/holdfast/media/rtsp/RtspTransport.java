// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered in its {@code Transport} header (RFC 2326, section 12.39).
 *
 * @param tcp whether packets travel inside the RTSP connection
 * @param multicast whether the server wants to send to a group
 * @param server the server's ports for packets and reports, where told
 * @param interleaved the channels inside the RTSP connection, where told
 * @param source where packets come from, where told
 * @param destination where packets go, where told
 */
record RtspTransport(
        boolean tcp,
        boolean multicast,
        Optional<Pair> server,
        Optional<Pair> interleaved,
        Optional<String> source,
        Optional<String> destination) {
    private static final int LONGEST = 512;
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

    /** Two neighbouring ports or channels: packets, reports. */
    record Pair(int packets, int reports) {}

    /** Reads the header's first offer; null when it is not one. */
    static @Nullable RtspTransport parse(String header) {
        if (header.length() > LONGEST) {
            return null;
        }
        int comma = header.indexOf(',');
        String[] parts = (comma < 0 ? header : header.substring(0, comma)).split(";", -1);
        String profile = parts[0].strip().toUpperCase(Locale.ROOT);
        if (!profile.equals("RTP/AVP") && !profile.equals("RTP/AVP/UDP") && !profile.equals("RTP/AVP/TCP")) {
            return null;
        }
        boolean multicast = false;
        Optional<Pair> server = Optional.empty();
        Optional<Pair> interleaved = Optional.empty();
        Optional<String> source = Optional.empty();
        Optional<String> destination = Optional.empty();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String name = (equals < 0 ? parts[i] : parts[i].substring(0, equals))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            String value = equals < 0 ? "" : parts[i].substring(equals + 1).strip();
            switch (name) {
                case "multicast" -> multicast = true;
                case "source" -> source = Optional.of(value);
                case "destination" -> destination = Optional.of(value);
                case "server_port" -> {
                    server = pair(value, 1, 65535);
                    if (server.isEmpty()) {
                        return null;
                    }
                }
                case "interleaved" -> {
                    interleaved = pair(value, 0, 255);
                    if (interleaved.isEmpty()) {
                        return null;
                    }
                }
                default -> {
                    // Servers add words of their own; none of them changes where packets go.
                }
            }
        }
        return new RtspTransport(profile.endsWith("/TCP"), multicast, server, interleaved, source, destination);
    }

    private static Optional<Pair> pair(String value, int least, int most) {
        Matcher matcher = RANGE.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int packets = Integer.parseInt(matcher.group(1));
        int reports = matcher.group(2) == null ? packets + 1 : Integer.parseInt(matcher.group(2));
        if (packets < least || packets > most || reports < least || reports > most) {
            return Optional.empty();
        }
        return Optional.of(new Pair(packets, reports));
    }
}
