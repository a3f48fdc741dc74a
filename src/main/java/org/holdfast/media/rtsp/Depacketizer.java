// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.util.Locale;
import java.util.Optional;

/** Puts the payloads of one track together. Belongs to one thread; hostile payloads are dropped, never thrown at. */
interface Depacketizer extends RtpOrder.Output {
    /** The one for this track, or empty where the encoding is not known here. */
    static Optional<Depacketizer> of(SessionDescription.Media media, UnitSink sink) {
        return switch (media.encoding()) {
            case "H264" -> Optional.of(new NalDepacketizer(NalDepacketizer.Codec.H264, sink));
            case "H265" -> Optional.of(new NalDepacketizer(NalDepacketizer.Codec.H265, sink));
            case "PCMU", "PCMA", "L16", "OPUS" -> Optional.of(new PlainDepacketizer(0, sink));
            case "MPA" -> Optional.of(new PlainDepacketizer(4, sink));
            case "MPEG4-GENERIC" -> {
                boolean highRate = media.parameters()
                        .getOrDefault("mode", "")
                        .toLowerCase(Locale.ROOT)
                        .equals("aac-hbr");
                yield highRate ? Optional.of(new AacDepacketizer(sink)) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /** Makes a timestamp that never wraps out of the 32 bits that packets carry. */
    final class Ticks {
        private boolean known;
        private long last;

        long of(int timestamp) {
            last = known ? last + (timestamp - (int) last) : Integer.toUnsignedLong(timestamp);
            known = true;
            return last;
        }
    }
}
