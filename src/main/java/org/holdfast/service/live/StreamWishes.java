// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.live;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.holdfast.media.Jpeg;
import org.holdfast.media.Player;
import org.holdfast.net.Registration;
import org.jspecify.annotations.Nullable;

/**
 * What the holders of a stream want of its player, kept over its breaks. Wishes come from any thread; {@link #apply}
 * and {@link #letGo} belong to the stream's loop.
 */
final class StreamWishes {
    private final Set<Object> hearing = ConcurrentHashMap.newKeySet();
    private final Set<Object> looking = ConcurrentHashMap.newKeySet();
    private final List<Consumer<Jpeg>> taps = new CopyOnWriteArrayList<>();
    private volatile double loudness = 1;
    private @Nullable Registration tapped;

    void hear(Object holder, boolean wanted) {
        note(hearing, holder, wanted);
    }

    void look(Object holder, boolean wanted) {
        note(looking, holder, wanted);
    }

    private static void note(Set<Object> holders, Object holder, boolean wanted) {
        if (wanted) {
            holders.add(holder);
        } else {
            holders.remove(holder);
        }
    }

    void volume(double wanted) {
        loudness = wanted;
    }

    void tap(Consumer<Jpeg> listener) {
        taps.add(listener);
    }

    void untap(Consumer<Jpeg> listener) {
        taps.remove(listener);
    }

    /** Whether somebody looks at the decoded pictures. */
    boolean looked() {
        return !looking.isEmpty();
    }

    /** Tells a player, new or not, what is wanted of it. */
    void apply(Player player) {
        player.volume(loudness);
        player.hear(!hearing.isEmpty());
        player.look(looked());
        if (taps.isEmpty()) {
            letGo();
        } else if (tapped == null) {
            tapped = player.tap(jpeg -> taps.forEach(each -> each.accept(jpeg)));
        }
    }

    /** The player goes away. */
    void letGo() {
        Registration before = tapped;
        tapped = null;
        if (before != null) {
            before.close();
        }
    }
}
