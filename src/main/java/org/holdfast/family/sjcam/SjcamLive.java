// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.sjcam;

import static org.holdfast.family.sjcam.SjcamTexts.text;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveSource;
import org.holdfast.device.LiveStream;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Registration;

/**
 * The live picture: RTSP in the video modes, MJPEG in the photo modes, none in playback and while a lapse video is
 * recorded, which spoils the picture until the camera visits a photo mode (protocol reference, section 11).
 */
final class SjcamLive implements LiveSource {
    static final int RTSP_PORT = 554;
    static final int MJPEG_PORT = 8192;

    private final SjcamQueries queries;
    private final SjcamIdentity identity;
    private final SjcamSignals signals;
    private final RtspNames names;
    private final Address address;
    private final boolean overTcp;
    private final Optional<LocalInterface> via;

    SjcamLive(
            SjcamQueries queries,
            SjcamIdentity identity,
            SjcamSignals signals,
            RtspNames names,
            DeviceChoices choices) {
        this.queries = queries;
        this.identity = identity;
        this.signals = signals;
        this.names = names;
        this.address = choices.address();
        this.overTcp = choices.rtpOverTcp();
        this.via = choices.via();
    }

    @Override
    public LiveStream stream() throws DeviceException, InterruptedException {
        if (identity.dialect() != Dialect.SJCAM) {
            return rtsp();
        }
        OptionalInt mode = queries.mode();
        if (mode.isEmpty()) {
            switchOn();
            return names.answered() ? rtsp() : mjpeg();
        }
        return switch (SjcamMode.picture(mode.getAsInt())) {
            case NONE -> new LiveStream.None(text("live.playback"));
            case MJPEG -> mjpeg();
            case RTSP -> {
                boolean lapse = mode.getAsInt() == SjcamMode.LAPSE_VIDEO.number() && queries.busy();
                switchOn();
                yield lapse ? new LiveStream.None(text("live.lapse")) : rtsp();
            }
        };
    }

    private LiveStream mjpeg() {
        return new LiveStream.Mjpeg(
                URI.create("http://" + address.urlHost() + ":" + address.portOr("mjpeg", MJPEG_PORT) + "/"), via);
    }

    /** Some later models want it before RTSP. */
    private void switchOn() throws DeviceException, InterruptedException {
        boolean known = !identity.early() && identity.options().isPresent();
        if (known && identity.lists(SjcamCommand.liveViewOn().number())) {
            queries.answer(SjcamCommand.liveViewOn());
        }
    }

    private LiveStream rtsp() throws InterruptedException {
        String name = identity.early() ? RtspNames.SJ4000 : names.find();
        URI uri = URI.create("rtsp://" + address.urlHost() + ":" + address.portOr("rtsp", RTSP_PORT) + "/" + name);
        return new LiveStream.Rtsp(uri, overTcp, via);
    }

    @Override
    public Registration onMoved(Runnable moved) {
        return signals.onMoved(moved);
    }
}
