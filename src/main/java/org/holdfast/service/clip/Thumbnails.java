// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.clip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Recordings;
import org.holdfast.service.Connections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thumbnails out of memory, from the disk, or from the device, in this order. Of each device one is asked for at a time,
 * the one that was wanted last first. What a device has none of is not asked for again until the program ends.
 * Thread-safe.
 */
final class Thumbnails {
    private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);
    private static final long MOST_BYTES = 8L * 1024 * 1024;
    private static final int MOST_MISSING = 100_000;

    private final Connections connections;
    private final ThumbnailStore store;
    private final Map<String, Turns> turns = new ConcurrentHashMap<>();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private final LinkedHashMap<String, byte[]> memory = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    Thumbnails(Connections connections, ThumbnailStore store) {
        this.connections = connections;
        this.store = store;
    }

    /** See {@link org.holdfast.service.Clips#thumbnail}. */
    Optional<byte[]> get(Device device, Recording recording) throws InterruptedException {
        String key = key(device, recording);
        Optional<byte[]> known = known(key);
        if (known.isPresent() || missing.contains(key)) {
            return known;
        }
        Turns own = turns.computeIfAbsent(device.id(), _ -> new Turns());
        own.take();
        try {
            // Somebody else may have asked for the same one meanwhile.
            Optional<byte[]> fetched = known(key);
            return fetched.isPresent() || missing.contains(key) ? fetched : fetch(device, recording, key);
        } finally {
            own.give();
        }
    }

    private Optional<byte[]> known(String key) {
        synchronized (memory) {
            byte[] kept = memory.get(key);
            if (kept != null) {
                return Optional.of(kept.clone());
            }
        }
        Optional<byte[]> stored = store.get(key);
        stored.ifPresent(found -> remember(key, found));
        return stored;
    }

    private void remember(String key, byte[] jpeg) {
        synchronized (memory) {
            byte[] before = memory.put(key, jpeg.clone());
            bytes += jpeg.length - (before == null ? 0 : before.length);
            while (bytes > MOST_BYTES) {
                bytes -= memory.pollFirstEntry().getValue().length;
            }
        }
    }

    private Optional<byte[]> fetch(Device device, Recording recording, String key) throws InterruptedException {
        try (Connections.Lease lease = connections.openByItself(device)) {
            Optional<Recordings> card = lease.connection().capability(Recordings.class);
            Optional<byte[]> jpeg =
                    card.isEmpty() ? Optional.empty() : card.get().thumbnail(recording);
            if (jpeg.isEmpty() || !ThumbnailStore.acceptable(jpeg.get())) {
                miss(key);
                return Optional.empty();
            }
            remember(key, jpeg.get());
            keep(key, jpeg.get());
            return jpeg;
        } catch (DeviceException.Refused | DeviceException.Unsupported e) {
            miss(key);
            return Optional.empty();
        } catch (DeviceException e) {
            // It may answer the next time.
            LOG.debug("No thumbnail of {}", recording.name(), e);
            return Optional.empty();
        }
    }

    private void keep(String key, byte[] jpeg) {
        try {
            store.put(key, jpeg);
        } catch (IOException e) {
            LOG.info("A thumbnail could not be kept: {}", e.toString());
        }
    }

    private void miss(String key) {
        if (missing.size() < MOST_MISSING) {
            missing.add(key);
        }
    }

    /** Another recording of the same name has another time or size. */
    private static String key(Device device, Recording recording) {
        String words = device.id() + '\0' + recording.path() + '\0' + recording.size() + '\0' + recording.began();
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
