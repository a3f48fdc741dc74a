// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.devices;

import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.media.FrameExchange;
import org.holdfast.service.LiveView;
import org.jspecify.annotations.Nullable;

/** How large and how many a device's pictures really are, measured from its stream while somebody wants to know. */
final class SeenModel implements AutoCloseable {
    private final LiveView live;
    private final Device device;
    private LiveView.@Nullable Session session;

    SeenModel(LiveView live, Device device) {
        this.live = live;
        this.device = device;
    }

    /** Joins the device's stream; harmless when repeated. */
    void open() {
        if (session == null) {
            session = live.watch(device);
        }
    }

    /** What comes now; empty before the first picture and while none comes. */
    Optional<Seen> seen() {
        LiveView.Session open = session;
        if (open == null || !(open.state() instanceof LiveView.State.Live)) {
            return Optional.empty();
        }
        Optional<FrameExchange> pictures = open.pictures();
        return pictures.flatMap(frames ->
                open.statistics().map(now -> new Seen(frames.width(), frames.height(), now.picturesPerSecond())));
    }

    /** Leaves the stream. */
    @Override
    public void close() {
        LiveView.Session open = session;
        if (open != null) {
            session = null;
            open.close();
        }
    }

    /** @param rate pictures a second */
    record Seen(int width, int height, double rate) {}
}
