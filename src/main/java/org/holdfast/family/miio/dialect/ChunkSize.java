// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio.dialect;

/**
 * How many properties one model stands being asked for at once: it begins with what most stand and is halved at each
 * failure of a larger question (protocol reference, section 7). Thread-safe.
 */
public final class ChunkSize {
    private static final int USUAL = 10;

    /** Plugs whose firmware cuts its answers off. */
    private static final String WEAK = "cuco.";

    private int most;
    private int worked;

    private ChunkSize(int most) {
        this.most = most;
    }

    /** What a model begins with. */
    public static ChunkSize of(String model) {
        return new ChunkSize(model.startsWith(WEAK) ? 1 : USUAL);
    }

    /** How many to ask for at once. */
    public synchronized int most() {
        return most;
    }

    /** Whether so many were answered before. */
    synchronized boolean proven(int asked) {
        return asked <= worked;
    }

    synchronized void worked(int asked) {
        worked = Math.max(worked, asked);
    }

    /** A question for so many failed. */
    synchronized void failed(int asked) {
        most = Math.max(1, Math.min(most, asked / 2));
        worked = Math.min(worked, most);
    }
}
