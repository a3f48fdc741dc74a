// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media.rtsp;

import java.nio.ByteBuffer;
import org.holdfast.net.Network;
import org.holdfast.net.WireEvent;

/** Reports datagrams to the tap; nothing is copied while nobody listens. */
final class RtpTap {
    private RtpTap() {}

    static void report(Network network, String where, WireEvent.Direction direction, ByteBuffer datagram) {
        if (!network.tap().active()) {
            return;
        }
        byte[] copy = new byte[datagram.remaining()];
        datagram.get(datagram.position(), copy);
        network.tap()
                .report(() -> new WireEvent(
                        network.clock().instant(),
                        "rtsp",
                        where,
                        direction,
                        WireEvent.Transport.RTP,
                        ByteBuffer.wrap(copy)));
    }
}
