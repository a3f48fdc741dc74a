// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Found;
import org.holdfast.net.Address;
import org.holdfast.net.Registration;
import org.holdfast.net.SearchTargets;
import org.holdfast.service.DeviceBook;
import org.holdfast.service.Discovery;
import org.holdfast.service.Threads;
import org.holdfast.service.Timekeeper;
import org.holdfast.service.UsualAddresses;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Discovery}: a round asks all families at once, each on a thread of its own. Devices that are connected are
 * left alone, because some of these cameras drop a connection when they are probed beside it; they count as
 * answering.
 */
public final class FamilyDiscovery implements Discovery {
    /** How long a round may take in all. */
    public static final Duration LONGEST_ROUND = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(FamilyDiscovery.class);
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30));

    private final List<DeviceFamily> families;
    private final UsualAddresses addresses;
    private final AddressIdentification identification;
    private final SearchTargets targets;
    private final DeviceBook book;
    private final Supplier<List<Device>> inUse;
    private final Predicate<String> answers;
    private final Timekeeper time;
    private final NetworkDiagnosis diagnosis;
    private final SearchResults results;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Object lock = new Object();
    private final Registration bookListener;

    private int searchers;
    private int quiet;
    private boolean again;
    private boolean closed;
    private @Nullable Round running;
    private @Nullable Registration next;

    /**
     * @param inUse the devices that are connected or being connected to; they are not probed
     * @param answers whether a connected device answered last, by its id
     * @param diagnosis what may be in the way
     */
    public FamilyDiscovery(
            List<DeviceFamily> families,
            SearchTargets targets,
            DeviceBook book,
            Supplier<List<Device>> inUse,
            Predicate<String> answers,
            Timekeeper time,
            NetworkDiagnosis diagnosis) {
        this.families = List.copyOf(families);
        addresses = new UsualAddresses(families);
        identification = new AddressIdentification(families);
        this.book = book;
        this.inUse = inUse;
        this.answers = answers;
        this.time = time;
        this.diagnosis = diagnosis;
        this.targets = targets.without(this::isInUse);
        results = new SearchResults(book, addresses, time.clock());
        bookListener = book.listen(() -> Threads.tell(listeners));
    }

    private boolean isInUse(SearchTargets.Target target) {
        return inUse.get().stream().anyMatch(used -> addresses.sharesPort(used, target.address()));
    }

    @Override
    public List<Found> searchOnce() throws InterruptedException {
        Round before;
        synchronized (lock) {
            before = running;
        }
        if (before != null) {
            await(before); // it may have started before an address was added
        }
        return await(begin());
    }

    private static List<Found> await(Round round) throws InterruptedException {
        try {
            return round.done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A search failed because of a bug", e.getCause());
        }
    }

    /** The running round, or a new one. */
    private Round begin() {
        Round round;
        synchronized (lock) {
            if (running != null) {
                return running;
            }
            if (closed) {
                throw new IllegalStateException("Holdfast is ending");
            }
            if (next != null) {
                next.close();
                next = null;
            }
            round = new Round();
            running = round;
            results.begin();
            round.thread = Threads.start("work-search", () -> run(round));
        }
        Threads.tell(listeners);
        return round;
    }

    private void run(Round round) {
        List<Thread> asking = new ArrayList<>();
        for (DeviceFamily family : families) {
            asking.add(Threads.start("work-search-" + family.id(), () -> ask(family, round)));
        }
        long end = System.nanoTime() + LONGEST_ROUND.toNanos();
        try {
            for (Thread thread : asking) {
                if (!thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                    LOG.warn("{} took too long", thread.getName());
                    thread.interrupt();
                }
            }
        } catch (InterruptedException e) {
            asking.forEach(Thread::interrupt);
        }
        finish(round);
    }

    private void ask(DeviceFamily family, Round round) {
        try {
            family.search(targets.also(saved(family)), found -> {
                round.found.add(found);
                if (results.add(found)) {
                    Threads.tell(listeners);
                }
            });
        } catch (InterruptedException e) {
            LOG.debug("The search for {} was broken off", family.id());
        }
    }

    /** Where the saved devices of a family are, because not all of them are at an address that it knows. */
    private List<SearchTargets.Target> saved(DeviceFamily family) {
        return book.devices().stream()
                .filter(device -> device.family().equals(family.id()))
                .map(device -> new SearchTargets.Target(device.address(), family.way(device)))
                .toList();
    }

    private void finish(Round round) {
        boolean news = results.finish(inUse.get().stream().map(Device::id).toList(), answers);
        synchronized (lock) {
            running = null;
            quiet = news ? 0 : Math.min(quiet + 1, PAUSES.size() - 1);
            if (searchers > 0 && !closed) {
                Duration pause = again ? Duration.ZERO : PAUSES.get(quiet);
                next = time.after(pause, this::beginWhereWanted);
            }
            again = false;
        }
        round.done.complete(List.copyOf(round.found));
        Threads.tell(listeners);
    }

    private void beginWhereWanted() {
        synchronized (lock) {
            if (searchers == 0 || closed) {
                return;
            }
        }
        begin();
    }

    @Override
    public Registration keepSearching() {
        boolean first;
        synchronized (lock) {
            first = searchers++ == 0;
            if (first) {
                quiet = 0;
            }
        }
        if (first) {
            begin();
        }
        return new Searcher();
    }

    @Override
    public void searchNow() {
        synchronized (lock) {
            quiet = 0;
            if (closed) {
                return;
            }
            if (running != null) {
                again = true;
                return;
            }
        }
        begin();
    }

    @Override
    public State state() {
        boolean searching;
        synchronized (lock) {
            searching = running != null;
        }
        return results.state(searching);
    }

    @Override
    public Registration listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    @Override
    public Found identify(Optional<String> family, Address address) throws DeviceException, InterruptedException {
        return identification.identify(family, address);
    }

    @Override
    public List<Obstacle> obstacles() {
        return diagnosis.obstacles();
    }

    @Override
    public void close() {
        Round left;
        synchronized (lock) {
            closed = true;
            left = running;
            if (next != null) {
                next.close();
                next = null;
            }
        }
        bookListener.close();
        if (left != null && left.thread != null) {
            left.thread.interrupt();
        }
    }

    /** One search of all families. */
    private static final class Round {
        private final List<Found> found = new CopyOnWriteArrayList<>();
        private final CompletableFuture<List<Found>> done = new CompletableFuture<>();
        private volatile @Nullable Thread thread;
    }

    /** One who wants searches to go on. */
    private final class Searcher implements Registration {
        private boolean ended;

        @Override
        public void close() {
            synchronized (lock) {
                if (ended) {
                    return;
                }
                ended = true;
                searchers--;
                if (searchers == 0 && next != null) {
                    next.close();
                    next = null;
                }
            }
        }
    }
}
