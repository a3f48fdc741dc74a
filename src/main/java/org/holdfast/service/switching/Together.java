// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.service.switching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Switches;
import org.holdfast.service.Switchboard.Outcome;
import org.holdfast.service.Switchboard.Point;
import org.holdfast.service.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Switches several outlets: devices at the same time, one device's outlets one after another. */
final class Together {
    private static final Logger LOG = LoggerFactory.getLogger(Together.class);

    private final Switching switching;
    private final Predicate<Point> master;
    private final Predicate<Point> leftOut;

    /** Switches one. */
    interface Switching {
        Switches.State set(Point point, boolean on) throws DeviceException, InterruptedException;
    }

    /**
     * @param master whether an outlet is above others
     * @param leftOut whether it stays as it is where all go off
     */
    Together(Switching switching, Predicate<Point> master, Predicate<Point> leftOut) {
        this.switching = switching;
        this.master = master;
        this.leftOut = leftOut;
    }

    List<Outcome> set(List<Point> points, boolean on) throws InterruptedException {
        Map<Point, Outcome> outcomes = new ConcurrentHashMap<>();
        Map<String, List<Point>> byDevice = new LinkedHashMap<>();
        for (Point point : points) {
            if (!on && leftOut.test(point)) {
                outcomes.put(point, new Outcome.LeftOut(point));
            } else {
                byDevice.computeIfAbsent(point.deviceId(), _ -> new ArrayList<>())
                        .add(point);
            }
        }
        List<Thread> working = new ArrayList<>();
        Map<String, List<Point>> ordered = new HashMap<>();
        byDevice.forEach((device, its) -> ordered.put(device, ordered(its, on)));
        ordered.values().forEach(its -> working.add(Threads.start("work-switch-all", () -> each(its, on, outcomes))));
        try {
            for (Thread thread : working) {
                thread.join();
            }
        } catch (InterruptedException e) {
            working.forEach(Thread::interrupt);
            throw e;
        }
        return points.stream().distinct().map(outcomes::get).toList();
    }

    /** A master goes on first and off last, so that what is behind it can be told meanwhile. */
    private List<Point> ordered(List<Point> points, boolean on) {
        Comparator<Point> mastersLast = Comparator.comparing(master::test);
        return points.stream()
                .distinct()
                .sorted(on ? mastersLast.reversed() : mastersLast)
                .toList();
    }

    private void each(List<Point> points, boolean on, Map<Point, Outcome> outcomes) {
        for (Point point : points) {
            try {
                outcomes.put(point, new Outcome.Done(point, switching.set(point, on)));
            } catch (DeviceException e) {
                outcomes.put(point, new Outcome.Failed(point, e));
            } catch (InterruptedException e) {
                LOG.debug("Switching several was broken off");
                return;
            }
        }
    }
}
