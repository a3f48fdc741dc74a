// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.util.List;
import java.util.Optional;

/** What to paste into other programs to watch a picture that is offered again. */
final class RestreamLines {
    private RestreamLines() {}

    static List<Restream.Line> of(Restream.Offer offer, Optional<String> user) {
        // The password is never written out; whoever pastes the line knows it.
        String stream = user.map(name -> offer.stream().toString().replaceFirst("//", "//" + name + ":PASSWORD@"))
                .orElse(offer.stream().toString());
        return List.of(
                new Restream.Line("browser", offer.stream().toString()),
                new Restream.Line("vlc", "vlc " + stream),
                new Restream.Line("home-assistant", homeAssistant(offer, user)));
    }

    /** The fields of Home Assistant's integration "MJPEG IP Camera". */
    private static String homeAssistant(Restream.Offer offer, Optional<String> user) {
        StringBuilder lines = new StringBuilder();
        lines.append("MJPEG URL: ").append(offer.stream()).append('\n');
        lines.append("Still image URL: ").append(offer.snapshot());
        user.ifPresent(name -> lines.append("\nUsername: ").append(name).append("\nAuthentication: basic"));
        return lines.toString();
    }
}
