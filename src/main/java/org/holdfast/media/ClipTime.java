// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.media;

/** Time for playing, so that tests can let it pass at will. */
interface ClipTime {
    /** Nanoseconds that only go forward. */
    long nanos();

    /** The playing thread's only wait; see {@link ClipQueue#await}. */
    void await(ClipQueue queue, long nanos, boolean data) throws InterruptedException;

    /** The computer's. */
    static ClipTime ofSystem() {
        return new ClipTime() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void await(ClipQueue queue, long nanos, boolean data) throws InterruptedException {
                queue.await(nanos, data);
            }
        };
    }
}
