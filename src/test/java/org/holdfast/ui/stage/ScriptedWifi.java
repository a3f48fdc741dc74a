// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.ui.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.holdfast.device.DeviceException;
import org.holdfast.device.Text;
import org.holdfast.device.WifiSetup;
import org.jspecify.annotations.Nullable;

/** A camera's Wi-Fi whose every answer a test decides. */
public final class ScriptedWifi implements WifiSetup {
    /** The passwords that it was sent, in order. */
    public final List<String> sent = new CopyOnWriteArrayList<>();

    private volatile List<AccessPoint> points = List.of();
    private volatile Optional<Present> present = Optional.of(new Present(Optional.of("Harbour"), OptionalInt.of(-58)));
    private volatile boolean scans = true;
    private volatile Optional<DeviceException> trouble = Optional.empty();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch joining = new CountDownLatch(0);
    private volatile @Nullable HomeNetwork last;

    /** A handful of networks: present, open, untold, hostile, long. */
    public static List<AccessPoint> some() {
        return List.of(
                point("Harbour", -48, true),
                point("Café below, free for guests", -63, false),
                new AccessPoint("Lighthouse", OptionalInt.of(-71), Optional.empty()),
                point("<b>FritzBox</b>\u202e7590\n", -79, true),
                new AccessPoint(
                        "The network above the workbench behind the river", OptionalInt.empty(), Optional.of(true)));
    }

    /** So many networks, weaker and weaker. */
    public static List<AccessPoint> many(int count) {
        List<AccessPoint> all = new ArrayList<>(some());
        for (int i = all.size(); i < count; i++) {
            all.add(point("Neighbour " + i, -80 - i / 4, i % 6 != 0));
        }
        return List.copyOf(all);
    }

    private static AccessPoint point(String ssid, int dBm, boolean secured) {
        return new AccessPoint(ssid, OptionalInt.of(dBm), Optional.of(secured));
    }

    /** What it sees from now on. */
    public void see(List<AccessPoint> all) {
        points = List.copyOf(all);
    }

    /** Where it says that it is. */
    public void be(Optional<Present> now) {
        present = now;
    }

    /** From now on it cannot look for networks. */
    public void beBlind() {
        scans = false;
    }

    /** Whether looking and joining fail. */
    public void fail(Optional<DeviceException> why) {
        trouble = why;
    }

    /** From now on looking waits until the latch is open. */
    public void hold(CountDownLatch latch) {
        gate = latch;
    }

    /** From now on joining waits until the latch is open. */
    public void holdJoining(CountDownLatch latch) {
        joining = latch;
    }

    /** Whether the last password that it was given can still be read. */
    public boolean remembers() {
        HomeNetwork network = last;
        if (network != null) {
            for (char each : network.password()) {
                if (each != '\0') {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public Optional<Present> present() {
        return present;
    }

    @Override
    public boolean scans() {
        return scans;
    }

    @Override
    public List<AccessPoint> scan() throws DeviceException, InterruptedException {
        gate.await();
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        return points;
    }

    @Override
    public List<Text> warnings() {
        return List.of(
                Text.literal(
                        "The password goes to the camera unencrypted: whoever listens on this network can read it."),
                Text.literal("The camera keeps it readable and hands it to whoever asks it with its own password."));
    }

    @Override
    public Optional<Text> objection(HomeNetwork network) {
        last = network;
        int length = network.password().length;
        return length > 0 && length < 8
                ? Optional.of(Text.literal("A Wi-Fi password has 8 to 63 characters."))
                : Optional.empty();
    }

    @Override
    public Text join(HomeNetwork network) throws DeviceException, InterruptedException {
        last = network;
        joining.await();
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        sent.add(network.ssid() + " " + new String(network.password()));
        return Text.literal("The camera took it. Whether the password is right it finds out only afterwards.");
    }
}
