// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Recording;
import org.holdfast.device.Text;
import org.holdfast.net.Registration;
import org.holdfast.service.AppFolders;
import org.holdfast.service.Connections;
import org.holdfast.service.Connections.Reachability;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.DownloadRules;
import org.holdfast.service.Downloads.Wish;
import org.holdfast.service.Threads;
import org.holdfast.service.Timekeeper;
import org.holdfast.service.store.DiskSteps;
import org.holdfast.service.store.StateFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link DownloadRules} in {@code download-rules.json}. Devices are looked for only by the program that works on the
 * queue, and only those that are saved.
 */
public final class SavedDownloadRules implements DownloadRules {
    /** How often a device that is away is looked for. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    /** How often the card of one that is there is read. */
    static final Duration CARD_PAUSE = Duration.ofMinutes(3);

    private static final Logger LOG = LoggerFactory.getLogger(SavedDownloadRules.class);

    private final StateFile<Map<String, Rule>> file;
    private final DownloadQueue queue;
    private final Connections connections;
    private final DeviceBook book;
    private final Timekeeper time;
    private final Registration reachability;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final Object lock = new Object();
    private final Map<String, Watched> watched = new HashMap<>();
    private Map<String, Rule> rules;
    private boolean working;
    private boolean closed;

    public SavedDownloadRules(
            AppFolders folders, DownloadQueue queue, Connections connections, DeviceBook book, Timekeeper time) {
        this.queue = queue;
        this.connections = connections;
        this.book = book;
        this.time = time;
        file = new StateFile<>(
                folders.config().resolve("download-rules.json"), new RulesShape(), DiskSteps.ofSystem(), time.clock());
        rules = file.state();
        reachability = connections.listen(this::reachabilityChanged);
        queue.whenWorking(this::begin);
    }

    /** What went wrong while reading. */
    public List<Text> problems() {
        return file.problems();
    }

    @Override
    public Optional<Rule> rule(String deviceId) {
        synchronized (lock) {
            return Optional.ofNullable(rules.get(deviceId));
        }
    }

    @Override
    public void set(String deviceId, Rule rule) {
        Rule absolute = new Rule(rule.folder().toAbsolutePath().normalize(), rule.lockedOnly(), rule.convert());
        change(all -> {
            Map<String, Rule> changed = new TreeMap<>(all);
            changed.put(deviceId, absolute);
            return Collections.unmodifiableMap(changed);
        });
        lookSoon(deviceId);
    }

    @Override
    public void remove(String deviceId) {
        change(all -> {
            Map<String, Rule> changed = new TreeMap<>(all);
            changed.remove(deviceId);
            return Collections.unmodifiableMap(changed);
        });
    }

    private void change(UnaryOperator<Map<String, Rule>> change) {
        writing.lock();
        try {
            Map<String, Rule> changed = file.update(change);
            synchronized (lock) {
                rules = changed;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The rules could not be written", e);
        } finally {
            writing.unlock();
        }
        Threads.tell(listeners);
    }

    @Override
    public Registration listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    private void begin() {
        List<String> devices;
        synchronized (lock) {
            working = true;
            devices = List.copyOf(rules.keySet());
        }
        devices.forEach(this::lookSoon);
    }

    /** A device that has a rule and answers again is looked at without waiting for its turn. */
    private void reachabilityChanged() {
        synchronized (lock) {
            if (!working || closed) {
                return;
            }
            for (String id : rules.keySet()) {
                Watched each = watched.computeIfAbsent(id, device -> new Watched());
                boolean now = connections.reachability(id) instanceof Reachability.Answering;
                boolean news = now && !each.answering;
                each.answering = now;
                if (news && !each.looking) {
                    lookSoon(id);
                }
            }
        }
    }

    private void lookSoon(String id) {
        synchronized (lock) {
            Watched each = watched.computeIfAbsent(id, device -> new Watched());
            if (!working || closed || each.looking || !rules.containsKey(id)) {
                return;
            }
            each.cancel();
            each.looking = true;
            each.thread = Threads.start("work-download-rule", () -> look(id));
        }
    }

    private void look(String id) {
        Duration pause = PAUSE;
        try {
            Optional<Device> device = book.byId(id);
            Optional<Rule> rule = rule(id);
            if (device.isPresent() && rule.isPresent()) {
                fetchNew(device.get(), rule.get());
                pause = CARD_PAUSE;
            }
        } catch (DeviceException e) {
            LOG.debug("A device with a rule could not be looked at: {}", e.getMessage());
        } catch (InterruptedException e) {
            LOG.debug("Looking at a device was broken off");
        } catch (IllegalStateException e) {
            LOG.debug("Holdfast is ending", e);
        } finally {
            synchronized (lock) {
                Watched each = watched.computeIfAbsent(id, device -> new Watched());
                each.looking = false;
                each.thread = null;
                each.answering = connections.reachability(id) instanceof Reachability.Answering;
                if (!closed && rules.containsKey(id)) {
                    each.due = time.after(pause, () -> lookSoon(id));
                }
            }
        }
    }

    private void fetchNew(Device device, Rule rule) throws DeviceException, InterruptedException {
        List<Recording> wanted;
        try (Connections.Lease lease = connections.openByItself(device)) {
            wanted = Failures.card(lease).list().recordings().stream()
                    .filter(each -> each.kind() != Recording.Kind.OTHER && !each.growing())
                    .filter(each -> each.locked() || !rule.lockedOnly())
                    .toList();
        }
        List<Recording> fresh = queue.fresh(device, wanted);
        if (!fresh.isEmpty() && rule(device.id()).equals(Optional.of(rule))) {
            LOG.info("{} new recordings are fetched by rule", fresh.size());
            queue.add(device, fresh, new Wish(rule.folder(), true, rule.convert()));
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            for (Watched each : watched.values()) {
                each.cancel();
                if (each.thread != null) {
                    each.thread.interrupt();
                }
            }
        }
        reachability.close();
    }

    /** How it stands with looking for one device. */
    private static final class Watched {
        private boolean answering;
        private boolean looking;
        private @Nullable Thread thread;
        private @Nullable Registration due;

        void cancel() {
            if (due != null) {
                due.close();
                due = null;
            }
        }
    }
}
