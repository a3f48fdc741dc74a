// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.clip;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.media.ClipPlayer;
import org.holdfast.media.ClipSource;
import org.holdfast.media.FfmpegEngine;
import org.holdfast.media.MediaEngine;
import org.holdfast.media.PlayerListener;
import org.holdfast.media.VlcEngine;
import org.holdfast.service.AppFolders;
import org.holdfast.service.Clips;
import org.holdfast.service.Connections;
import org.holdfast.service.Preferences.EngineChoice;
import org.holdfast.service.Timekeeper;

/** Plays clips with the player that the user wants, and asks devices for thumbnails. */
public final class CardClips implements Clips {
    private final Connections connections;
    private final List<MediaEngine> engines;
    private final Supplier<EngineChoice> choice;
    private final Timekeeper time;
    private final Thumbnails thumbnails;
    private final Set<TriedPlayer> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param engines what can play, the one that is preferred first
     * @param choice what the user wants
     */
    public CardClips(
            Connections connections,
            List<MediaEngine> engines,
            Supplier<EngineChoice> choice,
            AppFolders folders,
            Timekeeper time) {
        this.connections = connections;
        this.engines = List.copyOf(engines);
        this.choice = choice;
        this.time = time;
        this.thumbnails =
                new Thumbnails(connections, new ThumbnailStore(folders.cache().resolve("thumbnails")));
    }

    @Override
    public ClipPlayer play(Device device, Recording recording, PlayerListener listener) {
        CardClipSource source = new CardClipSource(connections, device, recording, time);
        return start(source, source::end, listener);
    }

    @Override
    public ClipPlayer play(Path file, PlayerListener listener) {
        return start(ClipSource.of(file), () -> {}, listener);
    }

    private ClipPlayer start(ClipSource source, Runnable end, PlayerListener listener) {
        TriedPlayer player = new TriedPlayer(source, this::able, listener, end, open::remove);
        open.add(player);
        player.start();
        if (closed) {
            player.close();
        }
        return player;
    }

    /** Who can play a clip, in the order in which they have a go. */
    private List<MediaEngine> able() {
        EngineChoice wanted = choice.get();
        String first = wanted == EngineChoice.FFMPEG ? FfmpegEngine.ID : VlcEngine.ID;
        List<MediaEngine> usable = engines.stream()
                .filter(engine -> engine.report().usable())
                .sorted(Comparator.comparing(engine -> !engine.id().equals(first)))
                .toList();
        // Whoever chose the built-in player has a reason not to want the other.
        boolean only = wanted == EngineChoice.FFMPEG
                && !usable.isEmpty()
                && usable.getFirst().id().equals(first);
        return only ? usable.subList(0, 1) : usable;
    }

    @Override
    public Optional<byte[]> thumbnail(Device device, Recording recording) throws InterruptedException {
        return closed ? Optional.empty() : thumbnails.get(device, recording);
    }

    @Override
    public byte[] photo(Device device, Recording recording) throws DeviceException, InterruptedException {
        return Photos.fromCard(connections, device, recording);
    }

    @Override
    public byte[] photo(Path file) throws DeviceException {
        return Photos.fromFile(file);
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(TriedPlayer::close);
    }
}
