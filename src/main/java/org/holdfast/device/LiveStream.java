// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.device;

import java.net.URI;
import java.util.Optional;
import org.holdfast.net.LocalInterface;

/** A live picture that a player can open. */
public sealed interface LiveStream {
    /**
     * RTSP.
     *
     * @param address {@code rtsp://HOST[:PORT]/PATH}, without a login; {@link RtspAddress#MASK} stands for each value
     *     that is secret
     * @param overTcp whether RTP travels inside the RTSP connection instead of by UDP
     * @param via the interface to go through
     * @param credentials asked at each opening for what {@link RtspAddress#secrets} may hold
     */
    record Rtsp(URI address, boolean overTcp, Optional<LocalInterface> via, Credentials credentials)
            implements LiveStream {
        /** One that wants no password. */
        public Rtsp(URI address, boolean overTcp, Optional<LocalInterface> via) {
            this(address, overTcp, via, Credentials.NONE);
        }

        /** Without what the credentials say of themselves. */
        @Override
        public String toString() {
            return "Rtsp[" + RtspAddress.masked(address.toString()) + ", overTcp=" + overTcp + ", via=" + via + "]";
        }
    }

    /**
     * JPEG pictures as {@code multipart/x-mixed-replace} over HTTP.
     *
     * @param address {@code http://HOST[:PORT]/PATH}
     * @param via the interface to go through
     */
    record Mjpeg(URI address, Optional<LocalInterface> via) implements LiveStream {}

    /**
     * What a family's own client receives.
     *
     * @param feed for one run; each asking for the stream gives another
     */
    record Coded(CodedFeed feed) implements LiveStream {}

    /**
     * There is no picture now.
     *
     * @param why for the user, such as "No live picture while the camera plays back"
     */
    record None(Text why) implements LiveStream {}
}
