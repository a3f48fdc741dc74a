// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.lab.miio;

/**
 * What things in a house take from their sockets, in watts, drawn second by second: the same second of the clock always
 * has the same watts. Their days are short, so that whoever watches for minutes sees them live.
 */
enum Household {
    /** A refrigerator, whose compressor runs a hundred seconds in four minutes, and beside it a kettle and a radio. */
    KITCHEN {
        @Override
        double watts(long second) {
            return refrigerator(second) + kettle(second) + radio(second);
        }
    },
    /** A lamp. */
    LAMP {
        @Override
        double watts(long second) {
            return 8.6 + 0.1 * wobble(second, 3);
        }
    },
    /** A television with bright and dark scenes. */
    TELEVISION {
        @Override
        double watts(long second) {
            return 74 + 18 * Math.sin(second / 23.0) + 6 * wobble(second, 4);
        }
    },
    /** A fan that turns. */
    FAN {
        @Override
        double watts(long second) {
            return 31 + 2 * Math.sin(second / 9.0) + 0.6 * wobble(second, 5);
        }
    },
    /** A printer that waits. */
    PRINTER {
        @Override
        double watts(long second) {
            return 3.2 + 0.2 * wobble(second, 6);
        }
    },
    /** Two telephones that are charged. */
    TELEPHONES {
        @Override
        double watts(long second) {
            return 9.4 + 1.1 * wobble(second, 7);
        }
    };

    /** The length of a refrigerator's day, in seconds. */
    static final long REFRIGERATOR = 240;

    /** The length of a kettle's day, in seconds. */
    static final long KETTLE = 420;

    private static final long COMPRESSOR = 100;
    private static final long BOILS_FROM = 45;
    private static final long BOILS_UNTIL = 110;

    /** What it takes in a second since 1970. */
    abstract double watts(long second);

    private static double refrigerator(long second) {
        long at = Math.floorMod(second, REFRIGERATOR);
        if (at >= COMPRESSOR) {
            return 1.1 + 0.1 * wobble(second, 1);
        }
        double start = at == 0 ? 210 : 0;
        return 88 + start + 26 * Math.exp(-at / 20.0) + 1.5 * wobble(second, 1);
    }

    private static double kettle(long second) {
        long at = Math.floorMod(second, KETTLE);
        return at >= BOILS_FROM && at < BOILS_UNTIL ? 1985 + 12 * wobble(second, 2) : 0;
    }

    /** Music, so that something moves at any time. */
    private static double radio(long second) {
        return 14 + 4 * Math.sin(second / 7.0) + 3 * wobble(second, 9);
    }

    /** The mains, in volts. */
    static double volts(long second) {
        return 230 + 2 * Math.sin(second / 90.0) + 0.4 * wobble(second, 8);
    }

    /** Between -1 and 1, without a pattern that one sees. */
    private static double wobble(long second, int salt) {
        long mixed = (second * 0x9e3779b97f4a7c15L + salt) * 0xbf58476d1ce4e5b9L;
        mixed ^= mixed >>> 31;
        return (mixed & 0xffff) / 32767.5 - 1;
    }
}
