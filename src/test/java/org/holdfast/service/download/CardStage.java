// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.holdfast.device.Capability;
import org.holdfast.device.Connection;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Text;
import org.holdfast.media.convert.ConversionJob;
import org.holdfast.net.Address;
import org.holdfast.net.Registration;
import org.holdfast.service.AppFolders;
import org.holdfast.service.Connections;
import org.holdfast.service.Conversions;
import org.holdfast.service.Downloads;
import org.holdfast.service.Downloads.Entry;
import org.holdfast.service.Tasks;
import org.holdfast.service.TestTime;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.SavedDeviceBook;

/** A download queue in a folder, over cards in memory, with time that passes only when a test says so. */
final class CardStage implements AutoCloseable {
    static final Device CAMERA = device("camera");
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final TestTime time = new TestTime();
    final ScriptedConnections connections = new ScriptedConnections();
    final ScriptedConversions conversions = new ScriptedConversions();
    final TestDisk disk = new TestDisk();
    final AppFolders folders;
    final Path target;
    final SavedDeviceBook book;
    DownloadQueue queue;

    CardStage(Path folder) {
        folders = AppFolders.under(folder.resolve("holdfast"));
        target = folder.resolve("clips");
        book = new SavedDeviceBook(folders, DiskSteps.ofSystem(), time);
        queue = open();
    }

    DownloadQueue open() {
        return new DownloadQueue(folders, connections, book, conversions, time, disk);
    }

    static Device device(String id) {
        return new Device(id, "cam", "C100", id + " of Ada", Address.parse("127.0.0.5"), Map.of());
    }

    ScriptedCard card() {
        return connections.card(CAMERA.id());
    }

    Downloads.Wish wish() {
        return new Downloads.Wish(target, false, false);
    }

    Downloads.Wish converting() {
        return new Downloads.Wish(target, false, true);
    }

    /** Ends the queue and opens it again, as a restart of the program does. */
    void restart() {
        queue.close();
        queue = open();
        queue.start();
    }

    /** Puts recordings into the queue and starts it. */
    List<Entry> add(Recording... recordings) {
        List<Entry> added = queue.add(CAMERA, List.of(recordings), wish());
        queue.start();
        return added;
    }

    Entry entry(long id) {
        return queue.entries().stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow();
    }

    /** Waits until an entry is as wanted. */
    Entry awaitStatus(long id, Class<? extends Downloads.Status> kind) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> kind.isInstance(entry(id).status()));
        return entry(id);
    }

    void awaitEntry(long id, Predicate<Entry> wanted) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> wanted.test(entry(id)));
    }

    /** Lets time pass until an entry is as wanted. */
    Entry awaitLater(long id, Class<? extends Downloads.Status> kind) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> {
            time.advance(Duration.ofSeconds(1));
            return kind.isInstance(entry(id).status());
        });
        return entry(id);
    }

    /** The names in the target folder, without parts. */
    List<String> files() {
        return names(name -> !name.startsWith(".holdfast-"));
    }

    List<String> parts() {
        return names(name -> name.startsWith(".holdfast-"));
    }

    private List<String> names(Predicate<String> wanted) {
        if (!Files.exists(target)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(target)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> target.relativize(file).toString())
                    .filter(name -> wanted.test(name.substring(name.lastIndexOf('/') + 1)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] content(String name) {
        try {
            return Files.readAllBytes(target.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        queue.close();
        book.close();
    }

    /** Connections to cards. */
    static final class ScriptedConnections implements Connections {
        private final Map<String, ScriptedCard> cards = new ConcurrentHashMap<>();
        private final Map<String, Reachability> known = new ConcurrentHashMap<>();
        private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

        ScriptedCard card(String deviceId) {
            return cards.computeIfAbsent(deviceId, id -> new ScriptedCard());
        }

        void become(String deviceId, Reachability now) {
            known.put(deviceId, now);
            listeners.forEach(Runnable::run);
        }

        @Override
        public Lease open(Device device) throws DeviceException {
            ScriptedCard card = card(device.id());
            if (card.away.isPresent()) {
                become(device.id(), new Reachability.NotAnswering(card.away.get()));
                throw card.away.get();
            }
            become(device.id(), new Reachability.Answering());
            return new Lease() {
                @Override
                public Connection connection() {
                    return new CardConnection(device, card);
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public Reachability reachability(String deviceId) {
            return known.getOrDefault(deviceId, new Reachability.Unknown());
        }

        @Override
        public Registration listen(Runnable changed) {
            listeners.add(changed);
            return () -> listeners.remove(changed);
        }

        @Override
        public void close() {}
    }

    private record CardConnection(Device device, ScriptedCard card) implements Connection {
        @Override
        public List<Fact> facts() {
            return List.of();
        }

        @Override
        public <C extends Capability> Optional<C> capability(Class<C> kind) {
            return kind.isInstance(card) ? Optional.of(kind.cast(card)) : Optional.empty();
        }

        @Override
        public void close() {}
    }

    /** Conversions that write a word. */
    static final class ScriptedConversions implements Conversions {
        final List<ConversionJob> jobs = new CopyOnWriteArrayList<>();
        volatile boolean broken;
        volatile Consumer<ConversionJob> before = job -> {};

        @Override
        public Converted convert(ConversionJob job, Tasks.Progress progress) throws DeviceException {
            jobs.add(job);
            before.accept(job);
            if (broken) {
                throw new DeviceException.Media(
                        Text.literal("The clip is broken."), Text.literal("Record it again."), null);
            }
            try {
                Files.writeString(job.output(), "mp4");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Converted(job.output(), 3, Duration.ZERO, true);
        }

        @Override
        public void close() {}
    }

    /** The names of all entries, in order. */
    List<String> order() {
        List<String> names = new ArrayList<>();
        queue.entries().forEach(each -> names.add(each.recording().name()));
        return names;
    }
}
