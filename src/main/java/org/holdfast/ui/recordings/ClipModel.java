// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.recordings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.media.ClipPlayer;
import org.holdfast.media.FrameExchange;
import org.holdfast.media.PlayerListener;
import org.holdfast.net.Registration;
import org.holdfast.ui.control.Background;
import org.jspecify.annotations.Nullable;

/** One clip or photo among several that can be gone through. FX thread only; knows no window. */
final class ClipModel {
    /** How far an arrow key goes. */
    static final Duration STEP = Duration.ofSeconds(5);

    private static final String BUNDLE = "org.holdfast.ui.recordings.words";

    private final List<ClipItem> items;
    private final Background background;
    private final ReadOnlyObjectWrapper<ClipStatus> status = new ReadOnlyObjectWrapper<>(ClipStatus.opening());
    private final ReadOnlyObjectWrapper<Optional<byte[]>> photo = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<ClipItem> item;
    private final AtomicReference<@Nullable FrameExchange> pictures = new AtomicReference<>();
    private @Nullable ClipPlayer player;
    private @Nullable Registration fetching;
    private @Nullable DeviceException failure;
    private int index;
    private int round;
    private double volume = 1;
    private boolean muted;
    private boolean noDevice;
    private boolean disposed;

    /** @param index which of {@code items} comes first */
    ClipModel(List<ClipItem> items, int index, Background background) {
        this.items = List.copyOf(items);
        this.index = index;
        this.background = background;
        this.item = new ReadOnlyObjectWrapper<>(items.get(index));
    }

    /** What is shown. */
    ReadOnlyObjectProperty<ClipItem> itemProperty() {
        return item.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ClipStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    ClipStatus status() {
        return status.get();
    }

    /** The photo's JPEG, once it is there; empty for clips. */
    ReadOnlyObjectProperty<Optional<byte[]>> photoProperty() {
        return photo.getReadOnlyProperty();
    }

    /** Where the clip's pictures come from; empty before the first. */
    Optional<FrameExchange> pictures() {
        return Optional.ofNullable(pictures.get());
    }

    /** Begins with the present one; also once more, after it failed. */
    void open() {
        if (disposed) {
            return;
        }
        leave();
        int mine = ++round;
        ClipItem now = items.get(index);
        item.set(now);
        if (now.photo()) {
            fetching = background.run(now::bytes, bytes -> photo.set(Optional.of(bytes)), this::failed);
        } else {
            ClipPlayer made = now.play(new Ears(mine));
            player = made;
            made.volume(loudness());
        }
        refresh();
    }

    boolean hasPrevious() {
        return index > 0;
    }

    boolean hasNext() {
        return index + 1 < items.size();
    }

    void previous() {
        if (hasPrevious()) {
            index--;
            open();
        }
    }

    void next() {
        if (hasNext()) {
            index++;
            open();
        }
    }

    /** Plays where it pauses and the other way round. */
    void toggle() {
        if (player == null || failure != null) {
            return;
        }
        ClipPlayer.State state = player.state();
        if (state == ClipPlayer.State.PAUSED || state == ClipPlayer.State.ENDED) {
            player.play();
        } else {
            player.pause();
        }
        refresh();
    }

    void pause() {
        if (player != null) {
            player.pause();
        }
    }

    void seek(Duration to) {
        if (player != null && failure == null) {
            player.seek(to.isNegative() ? Duration.ZERO : to);
            refresh();
        }
    }

    /** Goes on or back from where it is. */
    void skip(Duration by) {
        seek(status().position().plus(by));
    }

    /** 0 to 1; ends muting. */
    void volume(double wanted) {
        volume = wanted;
        muted = false;
        applyVolume();
    }

    void toggleMute() {
        muted = !muted;
        applyVolume();
    }

    private void applyVolume() {
        if (player != null) {
            player.volume(loudness());
        }
        refresh();
    }

    private double loudness() {
        return muted ? 0 : volume;
    }

    /** Asks the player how it stands; called from time to time. */
    void refresh() {
        ClipStatus next;
        if (failure != null) {
            next = ClipStatus.failed(failure);
        } else if (player == null) {
            next = photo.get().isPresent() ? ClipStatus.photo() : ClipStatus.opening();
        } else {
            next = new ClipStatus(
                    phase(player.state()),
                    player.position(),
                    player.length(),
                    player.hasSound(),
                    noDevice,
                    muted,
                    volume,
                    Optional.empty());
        }
        status.set(next);
    }

    private static ClipStatus.Phase phase(ClipPlayer.State state) {
        return switch (state) {
            case OPENING, FAILED -> ClipStatus.Phase.OPENING;
            case PLAYING -> ClipStatus.Phase.PLAYING;
            case PAUSED -> ClipStatus.Phase.PAUSED;
            case WAITING -> ClipStatus.Phase.WAITING;
            case ENDED -> ClipStatus.Phase.ENDED;
        };
    }

    private void failed(DeviceException why) {
        failure = why;
        refresh();
    }

    /** The photo that came is none. */
    void unreadable() {
        failed(new DeviceException.Media(
                Text.of(BUNDLE, "clip.no-photo", item.get().name()), Text.of(BUNDLE, "clip.no-photo.advice"), null));
    }

    /** Lets go of what is open; closing may take a moment, so it happens elsewhere. */
    private void leave() {
        ClipPlayer open = player;
        player = null;
        failure = null;
        noDevice = false;
        pictures.set(null);
        photo.set(Optional.empty());
        if (fetching != null) {
            fetching.close();
            fetching = null;
        }
        if (open != null) {
            background.act(open::close, () -> {}, _ -> {});
        }
    }

    /** Ends everything. */
    void dispose() {
        disposed = true;
        round++;
        leave();
    }

    /** Listens on the player's threads. */
    private final class Ears implements PlayerListener {
        private final int mine;

        Ears(int mine) {
            this.mine = mine;
        }

        private void later(Runnable deed) {
            background.later(() -> {
                if (mine == round) {
                    deed.run();
                }
            });
        }

        @Override
        public void opened(FrameExchange exchange) {
            later(() -> pictures.set(exchange));
        }

        @Override
        public void remark(PlayerRemark remark) {
            later(() -> noDevice = true);
        }

        @Override
        public void ended(DeviceException why) {
            later(() -> failed(why));
        }
    }
}
