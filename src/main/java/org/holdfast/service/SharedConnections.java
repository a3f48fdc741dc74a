// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.net.Address;
import org.holdfast.net.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Connections}: counts who uses a device and lets a connection linger a moment after the last, because the
 * next screen usually wants the same device. When a device comes with another address or other options than the open
 * connection has, the connection is replaced, and the leases follow.
 */
public final class SharedConnections implements Connections {
    /** How long a connection stays open after the last lease. */
    public static final Duration LINGER = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(SharedConnections.class);
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final Map<String, DeviceFamily> families = new HashMap<>();
    private final Function<String, Credentials> secrets;
    private final Timekeeper time;
    private final Whereabouts whereabouts;
    private final Map<String, SharedConnection> entries = new HashMap<>();
    private final Map<String, Reachability> known = new ConcurrentHashMap<>();
    /** Why a device refused its credentials last, by its id. */
    private final Map<String, DeviceException.WrongCredentials> refused = new ConcurrentHashMap<>();

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();
    private boolean closed;

    /** @param secrets gives the credentials of a device, by its id */
    public SharedConnections(List<DeviceFamily> families, Function<String, Credentials> secrets, Timekeeper time) {
        this(families, secrets, time, Whereabouts.UNKNOWN);
    }

    /**
     * @param secrets gives the credentials of a device, by its id
     * @param whereabouts where devices are looked for that do not answer
     */
    public SharedConnections(
            List<DeviceFamily> families,
            Function<String, Credentials> secrets,
            Timekeeper time,
            Whereabouts whereabouts) {
        this.whereabouts = whereabouts;
        families.forEach(family -> this.families.put(family.id(), family));
        this.secrets = secrets;
        this.time = time;
    }

    /** @throws IllegalStateException after {@link #close} */
    @Override
    public Lease open(Device device) throws DeviceException, InterruptedException {
        DeviceFamily family = families.get(device.family());
        if (family == null) {
            throw new DeviceException.Unsupported(
                    ServiceTexts.of("connect.no-family", device.family()), ServiceTexts.of("connect.no-family.advice"));
        }
        while (true) {
            SharedConnection shared;
            CompletableFuture<Void> opening;
            synchronized (lock) {
                if (closed) {
                    throw new IllegalStateException("Holdfast is ending");
                }
                shared = entries.computeIfAbsent(device.id(), id -> new SharedConnection());
                if (shared.serves(device)) {
                    return new Share(device.id(), shared, shared.take());
                }
                opening = shared.opening;
                if (opening == null) {
                    opening = shared.begin(device);
                    known.put(device.id(), new Reachability.Connecting());
                    SharedConnection mine = shared;
                    shared.opener = Threads.start("work-connect", () -> connect(mine, family, device));
                }
                shared.waiting++;
            }
            Threads.tell(listeners);
            await(shared, opening);
        }
    }

    @Override
    public Lease openByItself(Device device) throws DeviceException, InterruptedException {
        DeviceException.WrongCredentials why = refused.get(device.id());
        if (why != null) {
            throw why;
        }
        return open(device);
    }

    /** A device has other secrets now, which may be tried. */
    public void newCredentials(String deviceId) {
        refused.remove(deviceId);
    }

    /** Waits for an opening that may be somebody else's. */
    private void await(SharedConnection shared, CompletableFuture<Void> opening)
            throws DeviceException, InterruptedException {
        try {
            opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DeviceException why) {
                throw why;
            }
            throw new IllegalStateException("A connection could not be opened because of a bug", e.getCause());
        } finally {
            synchronized (lock) {
                shared.waiting--;
                Thread opener = shared.opener;
                if (shared.waiting == 0 && shared.shares == 0 && !opening.isDone() && opener != null) {
                    opener.interrupt(); // nobody wants it any more; harmless when it is already through
                }
            }
        }
    }

    private void connect(SharedConnection shared, DeviceFamily family, Device device) {
        try {
            Connection old;
            synchronized (lock) {
                old = shared.outdated;
                shared.outdated = null;
            }
            if (old != null) {
                old.close();
            }
            awaitClosing(shared);
            Connection opened = reach(family, device);
            Device met =
                    device.with(opened.device().options()).at(opened.device().address());
            refused.remove(device.id());
            boolean unwanted;
            synchronized (lock) {
                shared.opened(met, opened);
                known.put(device.id(), new Reachability.Answering());
                unwanted = closed;
            }
            whereabouts.met(opened.device());
            // Before anybody who waits gets it, so that no loss goes unheard.
            opened.onLost(why -> lost(device.id(), shared, opened, why));
            synchronized (lock) {
                shared.succeed();
            }
            if (unwanted) {
                opened.close();
            }
            lingerWhereUnused(device.id(), shared);
        } catch (DeviceException e) {
            LOG.info("Connecting to {} failed: {}", device.family(), e.getMessage());
            if (e instanceof DeviceException.WrongCredentials wrong) {
                refused.put(device.id(), wrong);
            }
            forget(device.id(), shared, new Reachability.NotAnswering(e), e);
        } catch (InterruptedException e) {
            DeviceException cancelled = new DeviceException.Unreachable(
                    device.address().toString(), ServiceTexts.of("connect.cancelled"), e);
            forget(device.id(), shared, new Reachability.Unknown(), cancelled);
        } catch (RuntimeException | Error e) {
            LOG.error("Connecting to {} failed", device.family(), e);
            forget(device.id(), shared, new Reachability.Unknown(), e);
        }
        Threads.tell(listeners);
    }

    /** Connects to a device where it was last or, where it does not answer there, where it is found to be now. */
    private Connection reach(DeviceFamily family, Device device) throws DeviceException, InterruptedException {
        try {
            return family.connect(device, secrets.apply(device.id()));
        } catch (DeviceException.Unreachable e) {
            Optional<Address> now = whereabouts.look(family, device);
            if (now.isEmpty()) {
                throw e;
            }
            return family.connect(device.at(now.get()), secrets.apply(device.id()));
        }
    }

    /** The device fell silent: who wants it again gets a new connection. */
    private void lost(String id, SharedConnection shared, Connection gone, DeviceException why) {
        synchronized (lock) {
            if (!shared.drop(gone)) {
                return;
            }
            known.put(id, new Reachability.NotAnswering(why));
            if (shared.shares == 0 && shared.waiting == 0) {
                entries.remove(id, shared);
            }
        }
        LOG.info("A connection was lost: {}", why.getMessage());
        Threads.start("work-disconnect", gone::close);
        Threads.tell(listeners);
    }

    private static void awaitClosing(SharedConnection shared) throws InterruptedException {
        var closing = shared.closing;
        if (closing == null) {
            return;
        }
        try {
            closing.get(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The connection before did not close in time");
        }
    }

    private void forget(String id, SharedConnection shared, Reachability now, Throwable why) {
        synchronized (lock) {
            shared.failed(why);
            if (shared.shares == 0) {
                entries.remove(id, shared);
            }
            known.put(id, now);
        }
    }

    private void lingerWhereUnused(String id, SharedConnection shared) {
        synchronized (lock) {
            if (!shared.idle() || closed) {
                return;
            }
            shared.linger(time.after(LINGER, () -> expire(id, shared)));
        }
    }

    private void expire(String id, SharedConnection shared) {
        Connection open;
        synchronized (lock) {
            if (!shared.idle()) {
                return;
            }
            open = shared.beginClosing();
        }
        try {
            if (open != null) {
                open.close();
            }
        } finally {
            synchronized (lock) {
                shared.endClosing();
                if (shared.opening == null && shared.shares == 0 && shared.waiting == 0) {
                    entries.remove(id, shared);
                }
            }
        }
    }

    @Override
    public void renew(String deviceId) {
        synchronized (lock) {
            SharedConnection shared = entries.get(deviceId);
            if (shared != null) {
                shared.renew();
            }
        }
    }

    @Override
    public Reachability reachability(String deviceId) {
        return known.getOrDefault(deviceId, new Reachability.Unknown());
    }

    /** Notes what somebody else learned about a device, such as a search or a live picture. */
    public void note(String deviceId, Reachability learned) {
        Reachability before = known.put(deviceId, learned);
        if (!learned.equals(before)) {
            Threads.tell(listeners);
        }
    }

    /** The devices that are connected or being connected, which a search should not disturb. */
    public List<Device> inUse() {
        synchronized (lock) {
            List<Device> used = new ArrayList<>();
            entries.values().forEach(shared -> shared.device().ifPresent(used::add));
            return used;
        }
    }

    @Override
    public Registration listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    @Override
    public void close() {
        List<Connection> open = new ArrayList<>();
        synchronized (lock) {
            closed = true;
            for (SharedConnection shared : entries.values()) {
                Thread opener = shared.opener;
                if (shared.opening != null && opener != null) {
                    opener.interrupt();
                }
                Connection connection = shared.beginClosing();
                if (connection != null) {
                    open.add(connection);
                }
            }
            entries.clear();
        }
        List<Thread> closing = open.stream()
                .map(connection -> Threads.start("work-disconnect", connection::close))
                .toList();
        long end = System.nanoTime() + CLOSING.toNanos();
        try {
            for (Thread thread : closing) {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One share. */
    private final class Share implements Lease {
        private final String id;
        private final SharedConnection shared;
        private volatile Connection last;
        private boolean given;

        Share(String id, SharedConnection shared, Connection first) {
            this.id = id;
            this.shared = shared;
            last = first;
        }

        @Override
        public Connection connection() {
            synchronized (lock) {
                last = shared.currentOr(last);
                return last;
            }
        }

        @Override
        public void close() {
            synchronized (lock) {
                if (given) {
                    return;
                }
                given = true;
                shared.shares--;
            }
            lingerWhereUnused(id, shared);
        }
    }
}
