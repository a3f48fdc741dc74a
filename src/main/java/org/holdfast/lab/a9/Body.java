// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.a9;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.holdfast.lab.fault.Fault;
import org.holdfast.lab.fault.Faults;
import org.holdfast.lab.scene.LiveScene;
import org.holdfast.lab.scene.SendLog;
import org.holdfast.lab.scene.View;

/** What a camera is and what was set on it, whichever way it speaks. For the loop's thread. */
final class Body {
    private static final double DEGREES_A_SECOND = 60;
    private static final int FARTHEST = 100;

    private final Faults faults;
    private final Clock clock;
    private final LiveScene scene;
    private final SendLog log = new SendLog();
    private final Map<String, Integer> values = new HashMap<>();
    private double pan;
    private double tilt;
    private int panWay;
    private int tiltWay;
    private long movedNanos = System.nanoTime();
    private long clockOffsetSeconds;
    private String user = "admin";
    private String password;
    private String network = "";
    private boolean small;

    Body(Faults faults, Clock clock, LiveScene scene, String password) {
        this.faults = faults;
        this.clock = clock;
        this.scene = scene;
        this.password = faults.value(Fault.WRONG_PASSWORD).orElse(password);
        this.clockOffsetSeconds = -clock.instant().getEpochSecond();
        set("icut", 2);
        set("lamp", 1);
        set("bright", 3);
        set("contrast", 3);
    }

    Faults faults() {
        return faults;
    }

    LiveScene scene() {
        return scene;
    }

    SendLog log() {
        return log;
    }

    int get(String name) {
        move();
        return switch (name) {
            case "pan" -> (int) Math.round(pan);
            case "tilt" -> (int) Math.round(tilt);
            case "small" -> small ? 1 : 0;
            default -> values.getOrDefault(name, 0);
        };
    }

    void set(String name, int value) {
        values.put(name, value);
    }

    void count(String name) {
        values.merge(name, 1, Integer::sum);
    }

    /** Turns that way until told otherwise: -1, 0 or 1 each. */
    void turn(int right, int up) {
        move();
        panWay = right;
        tiltWay = up;
    }

    void recentre() {
        turn(0, 0);
        pan = 0;
        tilt = 0;
    }

    private void move() {
        long now = System.nanoTime();
        double way = (now - movedNanos) / 1e9 * DEGREES_A_SECOND;
        movedNanos = now;
        pan = Math.clamp(pan + panWay * way, -FARTHEST, FARTHEST);
        tilt = Math.clamp(tilt + tiltWay * way, -FARTHEST, FARTHEST);
    }

    /** 320x240 in place of 640x480. */
    void small(boolean wanted) {
        small = wanted;
    }

    /** What it sees now. */
    View view() {
        move();
        int rotation = get("rotmir");
        int light = (get("bright") - 3) * 25 + (get("whitelight") == 1 ? 40 : 0);
        return new View(
                small ? 320 : 640,
                small ? 240 : 480,
                (int) Math.round(pan),
                (int) Math.round(tilt),
                (rotation & 1) != 0,
                (rotation & 2) != 0,
                Math.clamp(light, -100, 100),
                get("icut") == 1);
    }

    /** Seconds of its own clock, which begins in 1970 at each start. */
    long seconds() {
        return clock.instant().getEpochSecond() + clockOffsetSeconds;
    }

    void setClock(long seconds) {
        clockOffsetSeconds = seconds - clock.instant().getEpochSecond();
    }

    boolean knows(String name, String secret) {
        return name.equals(user) && secret.equals(password);
    }

    void setUser(String name, String secret) {
        user = name;
        password = secret;
    }

    String password() {
        return password;
    }

    String network() {
        return network;
    }

    void join(String name) {
        network = name;
    }

    /** Everything as it was when it was bought. */
    void reset(String usualPassword) {
        values.clear();
        set("icut", 2);
        set("lamp", 1);
        set("bright", 3);
        set("contrast", 3);
        user = "admin";
        password = usualPassword;
        network = "";
        small = false;
        recentre();
    }
}
