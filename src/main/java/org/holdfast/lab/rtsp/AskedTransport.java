// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.rtsp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a client wants to be sent the packets: the header {@code Transport} of SETUP (RFC 2326, section 12.39). */
sealed interface AskedTransport {
    /** Inside the RTSP connection; an even number up to 254, and the reports one above. */
    record Interleaved(int channel) implements AskedTransport {}

    /** By UDP, to ports of the client. */
    record Datagrams(int media, int reports) implements AskedTransport {}

    /** Empty where it asks for something else or for ports and channels that there are not. */
    static Optional<AskedTransport> parse(String header) {
        if (header.contains("RTP/AVP/TCP")) {
            Matcher channel = Grammar.CHANNEL.matcher(header);
            int number = channel.find() ? Integer.parseInt(channel.group(1)) & ~1 : 0;
            return number > 254 ? Optional.empty() : Optional.of(new Interleaved(number));
        }
        Matcher ports = Grammar.CLIENT_PORTS.matcher(header);
        if (!ports.find()) {
            return Optional.empty();
        }
        int media = Integer.parseInt(ports.group(1));
        int reports = ports.group(2) == null ? media + 1 : Integer.parseInt(ports.group(2));
        boolean usable = media > 0 && media <= 65535 && reports > 0 && reports <= 65535;
        return usable ? Optional.of(new Datagrams(media, reports)) : Optional.empty();
    }

    /** The two forms. */
    final class Grammar {
        private static final Pattern CLIENT_PORTS =
                Pattern.compile("client_port=([0-9]{1,5})(?![0-9])(?:-([0-9]{1,5})(?![0-9]))?");
        private static final Pattern CHANNEL = Pattern.compile("interleaved=([0-9]{1,3})(?![0-9])");

        private Grammar() {}
    }
}
