// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.holdfast.device.Found;
import org.holdfast.family.miio.mdns.Announcement;
import org.holdfast.family.miio.wire.Sighting;
import org.holdfast.family.miio.wire.Token;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.SearchTargets;
import org.jspecify.annotations.Nullable;

/**
 * Puts the answers of one search together by device id: a device is told once, as soon as its model is known, or without
 * one when nobody told it in time. Thread-safe.
 */
final class SearchRound implements AutoCloseable {
    /** Whoever invents devices with tokens does not open more connections than that. */
    private static final int ASKED_AT_ONCE = 8;

    /** More than this is no home. */
    private static final int MOST = 512;

    private final MiioTimes times;
    private final ShownModel shownModel;
    private final Consumer<Found> found;
    private final Map<InetSocketAddress, SearchTargets.Target> asked;
    private final Map<Long, CompletableFuture<Announcement>> announced = new ConcurrentHashMap<>();
    private final Set<Long> told = ConcurrentHashMap.newKeySet();
    private final Semaphore room = new Semaphore(ASKED_AT_ONCE);
    private final long began = System.nanoTime();
    private final ExecutorService telling = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("work-miio-found-", 0).factory());

    /** @param asked the targets by where they lead */
    SearchRound(
            MiioTimes times,
            ShownModel shownModel,
            Consumer<Found> found,
            Map<InetSocketAddress, SearchTargets.Target> asked) {
        this.times = times;
        this.shownModel = shownModel;
        this.found = found;
        this.asked = Map.copyOf(asked);
    }

    /** Somebody announces a device. */
    void announced(Announcement announcement) {
        announcement(announcement.did()).ifPresent(waiting -> waiting.complete(announcement));
    }

    private Optional<CompletableFuture<Announcement>> announcement(long did) {
        return announced.size() < MOST || announced.containsKey(did)
                ? Optional.of(announced.computeIfAbsent(did, _ -> new CompletableFuture<>()))
                : Optional.empty();
    }

    /** A device answered. */
    void sighted(Sighting sighting) {
        Runnable task = () -> {
            try (Token shown = sighting.shown().orElse(null)) {
                Optional<String> model = shown == null ? Optional.empty() : ask(sighting, shown);
                tell(sighting, model.isPresent() ? model : awaited(sighting.did()), shown);
            } catch (InterruptedException e) {
                // The search was broken off.
                Thread.currentThread().interrupt();
            }
        };
        try {
            telling.execute(task);
        } catch (RejectedExecutionException e) {
            // The search was broken off.
            sighting.shown().ifPresent(Token::close);
        }
    }

    private Optional<String> ask(Sighting sighting, Token shown) throws InterruptedException {
        if (!room.tryAcquire(times.search().toMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.empty();
        }
        try {
            return shownModel.ask(sighting, shown);
        } finally {
            room.release();
        }
    }

    private Optional<String> awaited(long did) throws InterruptedException {
        Optional<CompletableFuture<Announcement>> waiting = announcement(did);
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Duration left = times.model().minusNanos(System.nanoTime() - began);
        try {
            return Optional.of(waiting.get().get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS))
                    .map(Announcement::model);
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        }
    }

    private void tell(Sighting sighting, Optional<String> model, @Nullable Token shown) {
        if (told.add(sighting.did())) {
            SearchTargets.Target target = asked.get(sighting.from());
            // As the user wrote it, where it was asked for by itself.
            Address address = target == null ? MiioAddress.of(sighting.from()) : target.address();
            Optional<LocalInterface> via = target == null ? Optional.empty() : target.via();
            found.accept(new Met(sighting.did(), model, address, via, Optional.ofNullable(shown), true).found());
        }
    }

    /** Waits until what answered is told, and tells of what announced itself and answered nobody. */
    void finish() throws InterruptedException {
        telling.shutdown();
        while (!telling.awaitTermination(1, TimeUnit.SECONDS)) {
            // Each question has a deadline of its own.
        }
        for (CompletableFuture<Announcement> each : announced.values()) {
            Announcement announcement = each.getNow(null);
            if (announcement != null && told.add(announcement.did())) {
                Address address = Address.of(announcement.from().getHostAddress());
                Optional<String> model = Optional.of(announcement.model());
                found.accept(
                        new Met(announcement.did(), model, address, Optional.empty(), Optional.empty(), false).found());
            }
        }
    }

    @Override
    public void close() {
        telling.shutdownNow();
    }
}
