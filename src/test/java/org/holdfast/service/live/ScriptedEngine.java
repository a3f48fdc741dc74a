// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.device.DeviceException;
import org.holdfast.device.LiveStream;
import org.holdfast.device.Text;
import org.holdfast.media.ClipPlayer;
import org.holdfast.media.ClipSource;
import org.holdfast.media.MediaEngine;
import org.holdfast.media.Player;
import org.holdfast.media.PlayerListener;

/** An engine whose players are scripted. */
final class ScriptedEngine implements MediaEngine {
    final List<ScriptedPlayer> players = new CopyOnWriteArrayList<>();
    volatile Optional<DeviceException> refusal = Optional.empty();
    private final String id;
    private final boolean records;

    ScriptedEngine(String id, boolean records) {
        this.id = id;
        this.records = records;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Report report() {
        return new Report(true, true, id, Text.literal(id));
    }

    @Override
    public boolean plays(LiveStream stream) {
        return true;
    }

    @Override
    public Player open(LiveStream stream, PlayerListener listener) throws DeviceException {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        ScriptedPlayer player = new ScriptedPlayer(stream, listener, records);
        players.add(player);
        return player;
    }

    @Override
    public ClipPlayer play(ClipSource clip, PlayerListener listener) {
        throw new UnsupportedOperationException("Only streams are scripted here");
    }

    ScriptedPlayer player(int index) {
        return players.get(index);
    }
}
