// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

import java.time.Clock;

/**
 * A wall switch with two channels, which can be let go off after a while and can be made to exclude each other, as
 * yeelink.switch.sw1 does (protocol reference, section 11). It does not announce itself.
 */
final class WallSwitch extends MiotAppliance {
    private static final int CHANNELS = 2;
    private static final long NONE = -1;
    private static final long LONGEST_DELAY = 43_200;

    private final Clock clock;
    private final boolean[] on = new boolean[CHANNELS];
    private final long[] offAt = {NONE, NONE};
    private boolean exclusive;

    WallSwitch(Clock clock) {
        this.clock = clock;
        for (int i = 0; i < CHANNELS; i++) {
            int each = i;
            properties.flag(2 + i, 1, "channel" + (i + 1), () -> on[each], wanted -> turn(each, wanted));
            properties.number(2 + i, 2, "power_on" + (i + 1), 0, 2, 0);
            properties.number(
                    2 + i,
                    3,
                    "off_delay" + (i + 1),
                    NONE,
                    LONGEST_DELAY,
                    () -> offAt[each] == NONE ? NONE : offAt[each] - now(),
                    seconds -> offAt[each] = seconds < 0 ? NONE : now() + seconds);
        }
        properties.flag(4, 1, "interlock", () -> exclusive, wanted -> exclusive = wanted);
        properties.order(4, 5, "toggle", 1, CHANNELS, channel -> {
            int each = (int) channel - 1;
            turn(each, !on[each]);
        });
    }

    private void turn(int channel, boolean wanted) {
        on[channel] = wanted;
        if (wanted && exclusive) {
            on[CHANNELS - 1 - channel] = false;
        }
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    @Override
    void catchUp() {
        for (int i = 0; i < CHANNELS; i++) {
            if (offAt[i] != NONE && now() >= offAt[i]) {
                on[i] = false;
                offAt[i] = NONE;
            }
        }
    }

    @Override
    public String word() {
        return "switch";
    }

    @Override
    public String model() {
        return "yeelink.switch.sw1";
    }

    @Override
    public String title() {
        return "Virtual wall switch";
    }

    @Override
    public boolean announces() {
        return false;
    }
}
