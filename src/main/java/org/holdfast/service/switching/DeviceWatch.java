// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import org.holdfast.net.Address;
import org.holdfast.net.Registration;
import org.holdfast.service.Connections;
import org.holdfast.service.Connections.Reachability;
import org.holdfast.service.ServiceTexts;
import org.holdfast.service.Switchboard.Condition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one device again and again while somebody looks at it. Thread-safe. */
final class DeviceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceWatch.class);

    private final DeviceSwitches switches;
    private final Surroundings around;
    private final Object lock = new Object();
    private int watchers;
    private Result result = new Result.None();
    private Connections.@Nullable Lease lease;
    private @Nullable Registration due;
    private @Nullable Thread asking;
    /** Whether to ask once more right after what is being asked. */
    private boolean again;

    /** Where the device was asked last. */
    private Optional<Address> asked = Optional.empty();

    private boolean byUser;
    private boolean answering;
    private boolean closed;
    private int failures;
    /** By {@link org.holdfast.service.Timekeeper#nanos}; empty before the first. */
    private Optional<Long> lastAnswer = Optional.empty();

    private Optional<Long> lastWhole = Optional.empty();

    DeviceWatch(DeviceSwitches switches, Surroundings around) {
        this.switches = switches;
        this.around = around;
    }

    /** What came of asking last. */
    private sealed interface Result {
        record None() implements Result {}

        record Answered() implements Result {}

        record Switchless() implements Result {}

        record Failed(DeviceException why, Instant since, Instant next) implements Result {}
    }

    /** Somebody looks. */
    Registration watch() {
        synchronized (lock) {
            watchers++;
            if (watchers == 1 && !closed) {
                Duration rested = lastAnswer.map(this::since).orElse(Pauses.LONGEST);
                Duration quick = Pauses.quick(rhythm());
                if (result instanceof Result.Answered && rested.compareTo(quick) >= 0) {
                    result = new Result.None();
                }
                if (asking == null) {
                    schedule(rested.compareTo(quick) >= 0 ? Duration.ZERO : quick.minus(rested));
                }
            }
        }
        around.changed();
        return new Registration() {
            private boolean ended;

            @Override
            public void close() {
                synchronized (lock) {
                    if (ended) {
                        return;
                    }
                    ended = true;
                }
                unwatch();
            }
        };
    }

    private void unwatch() {
        Connections.Lease given = null;
        synchronized (lock) {
            watchers--;
            if (watchers == 0) {
                unschedule();
                given = asking == null ? takeLease() : null;
            }
        }
        if (given != null) {
            given.close();
        }
        around.changed();
    }

    /** Asks at once, as the user wants it. */
    void askNow() {
        synchronized (lock) {
            byUser = true;
            soon();
        }
    }

    /** What is known elsewhere of the device changed: a device that failed and answers again is asked at once. */
    void reachable(Reachability known) {
        synchronized (lock) {
            boolean now = known instanceof Reachability.Answering;
            boolean news = now && !answering;
            answering = now;
            if (news && asking == null && result instanceof Result.Failed) {
                soon();
            }
        }
    }

    /** The device is saved with another address: one that failed is asked there at once. */
    void moved(Address to) {
        synchronized (lock) {
            boolean other = !asked.equals(Optional.of(to));
            if (other && asking == null && result instanceof Result.Failed) {
                asked = Optional.of(to);
                soon();
            }
        }
    }

    private void soon() {
        if (watchers == 0 || closed) {
            return;
        }
        if (asking == null) {
            schedule(Duration.ZERO);
        } else {
            again = true;
        }
    }

    Condition condition() {
        synchronized (lock) {
            boolean looked = watchers > 0;
            return switch (result) {
                case Result.Failed failed ->
                    new Condition.Failing(
                            failed.why(), failed.since(), looked ? Optional.of(failed.next()) : Optional.empty());
                case Result.Switchless _ -> new Condition.Switchless();
                case Result.Answered _ -> looked ? new Condition.Answering() : new Condition.Resting();
                case Result.None _ -> looked ? new Condition.Asking() : new Condition.Resting();
            };
        }
    }

    private void poll() {
        boolean wanted;
        synchronized (lock) {
            due = null;
            if (watchers == 0 || closed) {
                return;
            }
            if (asking != null) {
                again = true;
                return;
            }
            asking = Thread.currentThread();
            wanted = byUser;
            byUser = false;
            again = false;
        }
        long began = around.time().nanos();
        try {
            boolean any = ask(wanted);
            answered(any, began);
        } catch (DeviceException e) {
            failed(e);
        } catch (InterruptedException e) {
            LOG.debug("Asking a device was broken off"); // only when all ends
        } catch (RuntimeException e) {
            LOG.error("Asking a device failed", e);
            failed(new DeviceException.Unsupported(ServiceTexts.of("task.bug"), ServiceTexts.of("task.bug.advice")));
        } finally {
            ended();
        }
        around.changed();
    }

    /** Whether there was something to ask. */
    private boolean ask(boolean wanted) throws DeviceException, InterruptedException {
        Device device = switches.saved();
        synchronized (lock) {
            asked = Optional.of(device.address());
        }
        Connections.Lease mine = held();
        if (mine == null) {
            Connections connections = around.connections();
            mine = wanted ? connections.open(device) : connections.openByItself(device);
            synchronized (lock) {
                lease = mine;
            }
        }
        Optional<Switches> offered = DeviceSwitches.of(mine);
        if (offered.isEmpty()) {
            return false;
        }
        Duration slow = Pauses.slow(offered.get().rhythm());
        boolean whole = wanted || lastWhole().map(this::since).orElse(slow).compareTo(slow) >= 0;
        switches.read(offered.get(), whole ? Switches.Part.ALL : Switches.Part.QUICK);
        if (whole) {
            synchronized (lock) {
                lastWhole = Optional.of(around.time().nanos());
            }
        }
        return true;
    }

    private void answered(boolean any, long began) {
        synchronized (lock) {
            result = any ? new Result.Answered() : new Result.Switchless();
            failures = 0;
            answering = true;
            long now = around.time().nanos();
            lastAnswer = Optional.of(now);
            schedule(any ? Pauses.afterAnswer(rhythm(), Duration.ofNanos(now - began)) : Pauses.LONGEST);
        }
    }

    /** Lets go of the connection too, so that the next attempt opens another. */
    private void failed(DeviceException why) {
        LOG.debug("A device with switches did not answer: {}", why.getMessage());
        Connections.Lease given;
        synchronized (lock) {
            failures++;
            answering = false;
            lastWhole = Optional.empty();
            Duration pause = Pauses.afterFailure(rhythm(), failures);
            Instant now = around.time().clock().instant();
            Instant since = result instanceof Result.Failed before ? before.since() : now;
            result = new Result.Failed(why, since, now.plus(pause));
            given = takeLease();
            schedule(pause);
        }
        if (given != null) {
            given.close();
        }
    }

    private void ended() {
        Connections.Lease given = null;
        synchronized (lock) {
            asking = null;
            if (watchers == 0 || closed) {
                unschedule();
                given = takeLease();
            } else if (again) {
                again = false;
                schedule(Duration.ZERO);
            }
        }
        if (given != null) {
            given.close();
        }
    }

    private Connections.@Nullable Lease held() {
        synchronized (lock) {
            return lease;
        }
    }

    private Optional<Long> lastWhole() {
        synchronized (lock) {
            return lastWhole;
        }
    }

    private Connections.@Nullable Lease takeLease() {
        Connections.Lease taken = lease;
        lease = null;
        return taken;
    }

    private void schedule(Duration pause) {
        unschedule();
        if (watchers > 0 && !closed) {
            due = around.time().after(pause, this::poll);
        }
    }

    private void unschedule() {
        if (due != null) {
            due.close();
            due = null;
        }
    }

    private Switches.Rhythm rhythm() {
        return switches.truth().rhythm().orElse(Pauses.UNKNOWN);
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(around.time().nanos() - nanos);
    }

    /** Asks no more; what is being asked is broken off. */
    void close() {
        Connections.Lease given = null;
        synchronized (lock) {
            closed = true;
            unschedule();
            if (asking == null) {
                given = takeLease();
            } else {
                asking.interrupt();
            }
        }
        if (given != null) {
            given.close();
        }
    }
}
