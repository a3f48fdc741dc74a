// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.rtsp;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.holdfast.lab.scene.EncodedLoop;

/** Describes the stream to a client. */
final class Sdp {
    private Sdp() {}

    /**
     * The description.
     *
     * @param origin the server's address
     * @param source where it says that the stream comes from, {@code 0.0.0.0} for the server itself
     */
    static String of(EncodedLoop loop, String origin, String source) {
        List<byte[]> sets = NalUnits.split(loop.header());
        byte[] sequence = sets.stream()
                .filter(unit -> NalUnits.type(unit) == NalUnits.PARAMETERS)
                .findFirst()
                .orElse(new byte[4]);
        String profile = String.format(Locale.ROOT, "%02X%02X%02X", sequence[1], sequence[2], sequence[3]);
        String sprop = String.join(
                ",", sets.stream().map(Base64.getEncoder()::encodeToString).toList());
        return String.join(
                "\r\n",
                "v=0",
                "o=- 1388534400000000 1 IN IP4 " + origin,
                "s=Session streamed by a virtual camera",
                "i=sjcam.mov",
                "t=0 0",
                "a=type:broadcast",
                "a=control:*",
                "a=range:npt=0-",
                "m=video 0 RTP/AVP " + RtpPackets.PAYLOAD_TYPE,
                "c=IN IP4 " + source,
                "b=AS:1650",
                "a=rtpmap:" + RtpPackets.PAYLOAD_TYPE + " H264/" + RtpPackets.TICKS,
                "a=fmtp:" + RtpPackets.PAYLOAD_TYPE + " packetization-mode=1;profile-level-id=" + profile
                        + ";sprop-parameter-sets=" + sprop,
                "a=framerate:" + loop.rate(),
                "a=control:track1",
                "");
    }
}
