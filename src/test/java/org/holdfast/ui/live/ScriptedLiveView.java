// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.device.Device;
import org.holdfast.device.LiveStream;
import org.holdfast.media.MediaEngine;
import org.holdfast.service.LiveView;

/** Live pictures that a test directs: one {@link ScriptedStream} a device, shared by all sessions. Thread-safe. */
public final class ScriptedLiveView implements LiveView {
    private final Map<String, ScriptedStream> streams = new HashMap<>();
    private final List<Session> opened = new ArrayList<>();

    /** The stream of a device, made at the first call. */
    public synchronized ScriptedStream stream(String deviceId) {
        return streams.computeIfAbsent(deviceId, _ -> new ScriptedStream());
    }

    /** How many sessions were opened so far, whatever became of them. */
    public synchronized int opened() {
        return opened.size();
    }

    @Override
    public synchronized Session watch(Device device) {
        Session session = stream(device.id()).join();
        opened.add(session);
        return session;
    }

    @Override
    public Session watch(LiveStream stream) {
        throw new UnsupportedOperationException("No screen opens a stream by its address");
    }

    @Override
    public List<MediaEngine> engines() {
        return List.of();
    }

    @Override
    public void close() {}
}
