// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import org.holdfast.net.Registration;

/**
 * The switches of all saved devices. What is shown is what a device said last, with its age; a wish is shown only until
 * the device was read back. Devices are asked only while somebody looks, each for itself. Thread-safe; methods that throw
 * {@link DeviceException} block on the device or the disk, all others return at once.
 */
public interface Switchboard extends AutoCloseable {
    /** Starts the timers that were saved, and tells those whose time passed meanwhile; for the program that goes on running. */
    void begin();

    /** The devices that have switches or may have some, in the order in which they were added. */
    List<Panel> panels();

    /** One of them. */
    Optional<Panel> panel(String deviceId);

    /**
     * Somebody looks at a device: it is asked at its rhythm until the registration is closed. Several may look at once;
     * harmless for a device that is not there.
     */
    Registration watch(String deviceId);

    /** Asks at once what is watched, however long it has not answered. */
    void askNow(String deviceId);

    /**
     * Asks for everything once and waits for it; for those who do not stay.
     *
     * @throws DeviceException also where the device is not saved or has no switches
     */
    Panel ask(String deviceId) throws DeviceException, InterruptedException;

    /**
     * Switches, and waits for the read-back. The wish is shown meanwhile; where it fails, the truth stands again.
     *
     * @return what the device says afterwards, which may not be what was wished
     * @throws DeviceException also where the outlet is not there
     */
    Switches.State set(Point point, boolean on) throws DeviceException, InterruptedException;

    /** What was kept of a device's power and energy; empty lists where nothing was or until it was read. */
    History history(String deviceId);

    /** The groups in the order in which they were made. */
    List<Group> groups();

    /**
     * Saves a group; one with the same id is replaced in its place.
     *
     * @throws DeviceException when the name is blank, too long or another group's, or the disk refuses
     */
    void keep(Group group) throws DeviceException;

    /** Forgets a group; harmless where it is not there. The outlets stay as they are. */
    void forget(String groupId) throws DeviceException;

    /** How the outlets of a group stand, wishes included. */
    Standing standing(List<Point> points);

    /**
     * Switches several, all devices at the same time and each device's outlets one after another, a master first when it
     * goes on and last when it goes off. Off leaves out what is protected, and masters above that.
     *
     * @return what came of each, in the order of {@code points}; never fails as a whole
     */
    List<Outcome> setAll(List<Point> points, boolean on) throws InterruptedException;

    /** All outlets that are known, for {@link #setAll}. */
    List<Point> everything();

    /** Whether an outlet is asked about before it goes off, and left out where all go off. */
    void protect(Point point, boolean from) throws DeviceException;

    /**
     * Begins a timer in place of the outlet's present one: the plug's own where it has one that counts as far, which works
     * with the program closed, otherwise one that runs while the program runs.
     *
     * @param after more than nothing, at most {@link #LONGEST_TIMER}
     */
    Timer begin(Point point, boolean on, Duration after) throws DeviceException, InterruptedException;

    /** Ends an outlet's timer; harmless where there is none. */
    void cancel(Point point) throws DeviceException, InterruptedException;

    /** All timers that are known, the next one first. */
    List<Timer> timers();

    /** Timers that came to nothing, oldest first: their time passed unnoticed, or the device failed. */
    List<Missed> missed();

    /** The user has seen it. */
    void dismiss(Missed missed);

    /** Calls {@code changed} after each change, from any thread; it must return at once. */
    Registration listen(Runnable changed);

    /** Stops asking and writes what is unwritten. */
    @Override
    void close();

    /** The longest timer. */
    Duration LONGEST_TIMER = Duration.ofDays(7);

    /** The longest name of a group. */
    int LONGEST_NAME = 80;

    /**
     * One outlet of one device.
     *
     * @param outlet {@link Switches.Outlet#name}
     */
    record Point(String deviceId, String outlet) {}

    /**
     * A device and its outlets.
     *
     * @param rows in the device's order, a master first; those of the last time where it did not answer yet
     * @param measures as they were read last
     * @param timely how often it is asked; empty before it answered
     */
    record Panel(
            Device device,
            List<Row> rows,
            List<Switches.Measure> measures,
            Condition condition,
            Optional<Switches.Rhythm> timely) {
        public Panel {
            rows = List.copyOf(rows);
            measures = List.copyOf(measures);
        }

        /** When anything was read last. */
        public Optional<Instant> read() {
            return Stream.concat(
                            rows.stream().flatMap(row -> row.last().stream()).map(Switches.State::at),
                            measures.stream().map(Switches.Measure::at))
                    .max(Instant::compareTo);
        }
    }

    /**
     * An outlet as it stands.
     *
     * @param last what the device said; empty where it never did
     * @param wish to what it is being switched just now
     * @param guarded whether it is protected
     * @param asks whether switching it off is asked about: it is protected, or a master above something that is
     * @param unpowered whether a master above it is off
     * @param timer what runs for it
     * @param countdown what the device's own timer can count; empty where timers need the program
     */
    record Row(
            Point point,
            Switches.Outlet outlet,
            Optional<Switches.State> last,
            Optional<Boolean> wish,
            boolean guarded,
            boolean asks,
            boolean unpowered,
            Optional<Timer> timer,
            Optional<Switches.Countdowns.Limit> countdown) {
        /** What to show: the wish while there is one, otherwise the truth; empty while nothing is known. */
        public Optional<Boolean> shown() {
            return wish.or(() -> last.map(Switches.State::on));
        }
    }

    /** How it stands with asking a device. */
    sealed interface Condition {
        /** Nobody looks, and nothing is asked. */
        record Resting() implements Condition {}

        /** It is asked for the first time since somebody looks. */
        record Asking() implements Condition {}

        /** It answered last. */
        record Answering() implements Condition {}

        /**
         * It did not.
         *
         * @param since when it first did not
         * @param next when it is asked again; empty while nobody looks
         */
        record Failing(DeviceException why, Instant since, Optional<Instant> next) implements Condition {}

        /** It answered and has nothing to switch. */
        record Switchless() implements Condition {}
    }

    /**
     * Outlets under one name.
     *
     * @param id stays the same when the name changes
     */
    record Group(String id, String name, List<Point> points) {
        public Group {
            points = List.copyOf(points);
        }
    }

    /** How several outlets stand together. */
    enum Standing {
        ON,
        OFF,
        /** Some are on. */
        SOME,
        /** Nothing is known of any of them. */
        UNKNOWN
    }

    /** What came of switching one of several. */
    sealed interface Outcome {
        Point point();

        /** The device said so. */
        record Done(Point point, Switches.State state) implements Outcome {}

        /** It is protected, or a master above something that is. */
        record LeftOut(Point point) implements Outcome {}

        /** It did not work. */
        record Failed(Point point, DeviceException why) implements Outcome {}
    }

    /**
     * A timer.
     *
     * @param on to what the outlet goes; empty where the device only knows "the other state"
     * @param due when, as far as is known
     */
    record Timer(Point point, Optional<Boolean> on, Instant due, Keeper keeper) {}

    /** Who keeps a timer. */
    enum Keeper {
        /** The device: it works with the program closed. */
        DEVICE,
        /** This program: it works only while it runs. */
        PROGRAM
    }

    /**
     * A timer that came to nothing.
     *
     * @param why what the device failed with; empty where the program was closed or the computer slept
     */
    record Missed(Timer timer, Optional<DeviceException> why) {}

    /**
     * Power and energy.
     *
     * @param hour of the last hour, a mean for every ten seconds in which something was read
     * @param day of the last day, a mean for every five minutes
     * @param days energy of the last year, oldest first; days of which nothing is known are missing
     */
    record History(List<Sample> hour, List<Sample> day, List<Energy> days) {
        public History {
            hour = List.copyOf(hour);
            day = List.copyOf(day);
            days = List.copyOf(days);
        }

        /** All that is kept, in kilowatt hours. */
        public double total() {
            return days.stream().mapToDouble(Energy::kilowattHours).sum();
        }
    }

    /** @param at begin of the span of which it is the mean */
    record Sample(Instant at, double watts) {}

    /** @param metered whether the device counted it; otherwise added up from the watts that were read */
    record Energy(LocalDate day, double kilowattHours, boolean metered) {}
}
