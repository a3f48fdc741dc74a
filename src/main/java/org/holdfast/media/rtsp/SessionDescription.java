// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a stream is made of (SDP, RFC 4566), as far as a player needs it.
 *
 * @param control the address that the whole answers to; empty where not told
 * @param hosts every address that a {@code c=} line names
 * @param media the tracks
 */
record SessionDescription(Optional<String> control, List<String> hosts, List<Media> media) {
    /** The largest description that is read, in bytes. */
    static final int LARGEST = 64 * 1024;

    private static final int MOST_LINES = 1000;
    private static final int LONGEST_LINE = 8192;
    private static final int MOST_MEDIA = 16;
    private static final Pattern MEDIA =
            Pattern.compile("([a-z]{1,16}) ([0-9]{1,5})(?:/[0-9]+)? (\\S{1,32}) (.{1,256})");
    private static final Pattern MAP =
            Pattern.compile("([0-9]{1,3}) ([A-Za-z0-9._+-]{1,32})/([0-9]{1,7})(?:/([0-9]{1,2}))?.*");
    private static final Pattern FORMAT = Pattern.compile("([0-9]{1,3}) (.*)");
    private static final Pattern HOST = Pattern.compile("IN IP[46] ([^ /]{1,256}).*");

    SessionDescription {
        hosts = List.copyOf(hosts);
        media = List.copyOf(media);
    }

    /**
     * One track.
     *
     * @param kind {@code video}, {@code audio} or something else
     * @param port what the description names; 0 for a stream that RTSP sets up
     * @param payloadType the first format's number
     * @param encoding in capitals, such as {@code H264}
     * @param clockRate ticks a second of its timestamps
     * @param channels sound channels
     * @param parameters from the {@code fmtp} line, names in small letters
     * @param control the address that the track answers to; empty where not told
     */
    record Media(
            String kind,
            int port,
            int payloadType,
            String encoding,
            int clockRate,
            int channels,
            Map<String, String> parameters,
            Optional<String> control) {
        Media {
            parameters = Map.copyOf(parameters);
        }
    }

    /** Reads a description; null when it is not one or out of bounds. */
    static @Nullable SessionDescription parse(ByteBuffer bytes) {
        if (bytes.remaining() > LARGEST) {
            return null;
        }
        String text = StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
        String[] lines = text.split("\r?\n", MOST_LINES + 1);
        if (lines.length > MOST_LINES || !lines[0].strip().equals("v=0")) {
            return null;
        }
        Optional<String> control = Optional.empty();
        List<String> hosts = new ArrayList<>();
        List<Media> media = new ArrayList<>();
        Draft draft = null;
        for (String line : lines) {
            if (line.length() > LONGEST_LINE) {
                return null;
            }
            if (line.startsWith("m=")) {
                if (draft != null) {
                    media.add(draft.finish());
                }
                draft = Draft.of(line.substring(2).strip());
                if (draft == null || media.size() == MOST_MEDIA) {
                    return null;
                }
            } else if (line.startsWith("c=")) {
                Matcher matcher = HOST.matcher(line.substring(2).strip());
                if (!matcher.matches()) {
                    return null;
                }
                hosts.add(matcher.group(1));
            } else if (line.startsWith("a=control:")) {
                Optional<String> value = Optional.of(line.substring(10).strip());
                if (draft == null) {
                    control = value;
                } else {
                    draft.control = value;
                }
            } else if (draft != null && !draft.take(line)) {
                return null;
            }
        }
        if (draft != null) {
            media.add(draft.finish());
        }
        return new SessionDescription(control, hosts, media);
    }

    /** A track while its lines are read. */
    private static final class Draft {
        private final String kind;
        private final int port;
        private final int payloadType;
        private final Map<String, String> parameters = new HashMap<>();
        private String encoding;
        private int clockRate;
        private int channels = 1;
        private Optional<String> control = Optional.empty();

        private Draft(String kind, int port, int payloadType) {
            this.kind = kind;
            this.port = port;
            this.payloadType = payloadType;
            // Static payload types need no map (RFC 3551, section 6).
            this.encoding = switch (payloadType) {
                case 0 -> "PCMU";
                case 8 -> "PCMA";
                case 10, 11 -> "L16";
                case 14 -> "MPA";
                case 26 -> "JPEG";
                default -> "";
            };
            this.channels = payloadType == 10 ? 2 : 1;
            this.clockRate = switch (payloadType) {
                case 0, 8 -> 8000;
                case 10, 11 -> 44_100;
                default -> 90_000;
            };
        }

        static @Nullable Draft of(String line) {
            Matcher matcher = MEDIA.matcher(line);
            if (!matcher.matches()) {
                return null;
            }
            int port = Integer.parseInt(matcher.group(2));
            String first = matcher.group(4).strip().split(" ", 2)[0];
            int type = first.matches("[0-9]{1,3}") ? Integer.parseInt(first) : -1;
            return port > 65535 || type > 127 ? null : new Draft(matcher.group(1), port, type);
        }

        /** Takes a line of this track; false when it is hopeless. */
        boolean take(String line) {
            if (line.startsWith("a=rtpmap:")) {
                Matcher matcher = MAP.matcher(line.substring(9).strip());
                if (!matcher.matches()) {
                    return false;
                }
                if (Integer.parseInt(matcher.group(1)) == payloadType) {
                    encoding = matcher.group(2).toUpperCase(Locale.ROOT);
                    clockRate = Integer.parseInt(matcher.group(3));
                    channels = matcher.group(4) == null ? 1 : Integer.parseInt(matcher.group(4));
                }
                return clockRate > 0 && channels > 0;
            }
            if (line.startsWith("a=fmtp:")) {
                Matcher matcher = FORMAT.matcher(line.substring(7).strip());
                if (matcher.matches() && Integer.parseInt(matcher.group(1)) == payloadType) {
                    for (String pair : matcher.group(2).split(";", 64)) {
                        int equals = pair.indexOf('=');
                        if (equals > 0) {
                            parameters.put(
                                    pair.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                                    pair.substring(equals + 1).strip());
                        }
                    }
                }
            }
            return true;
        }

        Media finish() {
            return new Media(kind, port, payloadType, encoding, clockRate, channels, parameters, control);
        }
    }
}
